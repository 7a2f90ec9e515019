import type { SampleMember } from '#lib/domain/sample/types.ts';

export const sampleMembers: readonly SampleMember[] = [
	{
		key: 'ines',
		name: 'Inés Valcárcel',
		email: 'ines.valcarcel@example.com',
		access: 'recruiter',
		jobAccess: 'recruiter',
		timeZone: 'Europe/Madrid',
	},
	{
		key: 'adaeze',
		name: 'Adaeze Nwankwo',
		email: 'adaeze.nwankwo@example.com',
		access: 'member',
		jobAccess: 'hiring_manager',
		timeZone: 'Europe/London',
	},
	{
		key: 'piotr',
		name: 'Piotr Malczak',
		email: 'piotr.malczak@example.com',
		access: 'member',
		jobAccess: 'interviewer',
		timeZone: 'Europe/Warsaw',
	},
	{
		key: 'leilani',
		name: 'Leilani Kahoe',
		email: 'leilani.kahoe@example.com',
		access: 'member',
		jobAccess: 'interviewer',
		timeZone: 'America/Los_Angeles',
	},
	{
		key: 'devika',
		name: 'Devika Ramanathan',
		email: 'devika.ramanathan@example.com',
		access: 'member',
		jobAccess: 'interviewer',
		timeZone: 'Asia/Kolkata',
	},
	{
		key: 'samuel',
		name: 'Samuel Lindqvist',
		email: 'samuel.lindqvist@example.com',
		access: 'member',
		jobAccess: 'interviewer',
		timeZone: 'Europe/Stockholm',
	},
];
