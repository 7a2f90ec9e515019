import { z } from 'zod';

/** Kinds of work, in the order in which the library shows them. */
export const FAMILIES = [
	'support-specialist',
	'technical-support-specialist',
	'technical-support-engineer',
	'customer-engineering',
	'technical-account-management',
	'implementation',
	'automation',
	'identity',
	'privacy',
] as const;
export const Family = z.enum(FAMILIES);
export type Family = z.infer<typeof Family>;

export const familyNames: Readonly<Record<Family, string>> = {
	'support-specialist': 'Service desk and customer support',
	'technical-support-specialist': 'Technical support',
	'technical-support-engineer': 'Technical support engineering',
	'customer-engineering': 'Customer and field engineering',
	'technical-account-management': 'Technical account management',
	implementation: 'Implementation',
	automation: 'Automation',
	identity: 'Identity and access',
	privacy: 'Privacy',
};

/** How far somebody has come in the work, from the beginning on. */
export const SENIORITIES = ['associate', 'mid', 'senior', 'lead'] as const;
export const Seniority = z.enum(SENIORITIES);
export type Seniority = z.infer<typeof Seniority>;

export const seniorityNames: Readonly<Record<Seniority, string>> = {
	associate: 'Associate',
	mid: 'Mid-level',
	senior: 'Senior',
	lead: 'Lead',
};
