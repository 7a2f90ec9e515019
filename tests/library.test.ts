import { describe, expect, test } from 'vitest';
import { touchstoneExport } from '#lib/domain/blueprint/export/touchstone.ts';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';
import { libraryJson } from '#lib/domain/library/library-role.ts';
import { libraryRole, libraryRoles } from '#lib/domain/library/shelf.ts';
import { publishProblems } from '#lib/domain/role/publishable.ts';
import { versionContent } from '#lib/domain/role/version-content.ts';
import { CHECKS, ladderProblems, sharedSentences } from './library/checks.ts';
import { excludingWords, excludingWordsIn } from './library/excluding-words.ts';
import { RoleFile, roleFiles } from './library/role-file.ts';
import { overlap, readingGrade } from './library/words.ts';

const files = [...roleFiles()];
const roles = files.map(([, file]) => RoleFile.parse(file));
const bySlug = roles.map((role) => [role.library.slug, role] as const);

/** The roles of the field that the library is asked to have. */
const TITLES = [
	'Associate Automation Specialist',
	'Associate Implementation Specialist',
	'Associate Support Specialist',
	'Associate Technical Support Specialist',
	'Automation Specialist',
	'Customer Support Engineer',
	'Enterprise Support Engineer',
	'Escalation Engineer',
	'Field Service Engineer',
	'Implementation Specialist',
	'Lead Automation Specialist',
	'Lead Implementation Specialist',
	'Lead Privacy Specialist',
	'Lead Support Specialist',
	'Lead Technical Support Engineer',
	'Lead Technical Support Specialist',
	'Privacy Specialist',
	'Senior Automation Specialist',
	'Senior Identity Specialist',
	'Senior Implementation Specialist',
	'Senior Privacy Specialist',
	'Senior Support Specialist',
	'Senior Technical Account Manager',
	'Senior Technical Support Engineer',
	'Senior Technical Support Specialist',
	'Support Engineer',
	'Support Specialist',
	'Technical Account Manager',
	'Technical Support Engineer',
	'Technical Support Specialist',
];

describe('the library', () => {
	test('has the thirty roles, each under its own name', () => {
		expect(roles.map(({ title }) => title).sort()).toEqual(TITLES);
		expect(files.map(([name]) => name)).toEqual(roles.map(({ library }) => library.slug));
	});

	test('puts every file on the shelf', async () => {
		const shelved = (await libraryRoles()).map(({ slug }) => slug);
		expect(shelved.toSorted()).toEqual(files.map(([name]) => name).toSorted());
	});

	test('says no sentence in more than three roles', () => {
		const shared = [...sharedSentences(roles)].filter(([, slugs]) => slugs.length > 3);
		expect(shared).toEqual([]);
	});

	test('climbs from level to level within a family', () => {
		expect(ladderProblems(roles)).toEqual([]);
	});

	test('keeps the weights that the field gives to a lead technical support specialist', () => {
		const lead = roles.find(({ library }) => library.slug === 'lead-technical-support-specialist');
		expect(lead?.dimensions.map(({ name, weight }) => [name, weight])).toEqual([
			['Troubleshooting depth', 20],
			['Escalation quality', 15],
			['Observability literacy', 10],
			['Customer communication', 15],
			['Operational rigor', 10],
			['Cross-functional influence', 15],
			['Knowledge/process improvement', 10],
			['Security & compliance mindset', 5],
		]);
	});

	test('keeps the dimensions and the minutes that the field gives to a customer support engineer', () => {
		const engineer = roles.find(({ library }) => library.slug === 'customer-support-engineer');
		expect(engineer?.dimensions.map(({ name }) => name)).toEqual([
			'Troubleshooting & Debugging',
			'API/Web Fundamentals',
			'Communication',
			'Case Ownership & Prioritization',
			'Collaboration & Escalation Hygiene',
			'Supportability Mindset',
			'Security/Privacy Awareness',
		]);
		const minutes = engineer?.exercises.map((each) => [each.title, each.duration_min, each.duration_max]);
		expect(minutes?.slice(0, 3)).toEqual([
			['Troubleshooting simulation', 60, 90],
			['Log and API exercise', 45, 60],
			['Writing test', 20, 30],
		]);
	});
});

describe.each(bySlug)('%s', (slug, file) => {
	test.each(CHECKS.map((check) => [check.name, check] as const))('%s', (_, check) => {
		expect(check(file)).toEqual([]);
	});

	test('is read by the importer word for word, as a file of this product', async () => {
		const role = await libraryRole(slug);
		if (!role) throw new Error(`${slug} is not on the shelf`);
		const bytes = new TextEncoder().encode(JSON.stringify(libraryJson(role)));
		const read = readBlueprint(bytes);
		expect(read.kind === 'refused' ? read : read.document).toEqual(role.blueprint);
		expect(role.blueprint).toMatchObject({
			title: file.title,
			summary: file.summary,
			criteria: file.criteria,
			exercises: file.exercises,
			strong_signals: file.strong_signals,
			weak_signals: file.weak_signals,
			red_flags: file.red_flags,
			dimensions: file.dimensions,
			weight_reason: file.weight_reason,
		});
	});

	test('can be published as it is, without a gap', async () => {
		const role = await libraryRole(slug);
		expect(role && publishProblems(role.content)).toEqual([]);
	});

	test('leaves as the JSON that it came as', async () => {
		const role = await libraryRole(slug);
		if (!role) throw new Error(`${slug} is not on the shelf`);
		const left = touchstoneExport({ number: 1, content: versionContent(role.content), withWeights: true });
		expect(left.exercises).toEqual(file.exercises);
		expect(left.dimensions).toEqual(file.dimensions);
		expect(left.weight_reason).toBe(file.weight_reason);
	});
});

describe('the checks of the library', () => {
	test('two levels that differ in degree alone are the same', () => {
		expect(overlap('Always names two likely causes clearly.', 'Rarely names any likely cause.')).toBe(1);
		expect(overlap('Names the cause from the log.', 'Restarts the server and hopes.')).toBe(0);
	});

	test('a plain sentence reads at a lower grade than an official one', () => {
		const plain = readingGrade(['Read the log. Say what went wrong. Write one line to the customer.']);
		const official = readingGrade([
			'Subsequent to examination of the aforementioned documentation, formulate recommendations regarding remediation.',
		]);
		expect(plain).toBeLessThan(4);
		expect(official).toBeGreaterThan(14);
	});

	test('the word list is read whole, and every entry has an alternative', () => {
		const words = excludingWords();
		expect(words.length).toBeGreaterThan(90);
		expect(words.filter(({ entry, instead }) => entry === '' || instead === '')).toEqual([]);
	});

	test.each([
		['A digital native who picks it up.', true, ['digital native*']],
		['Housekeeping of old tickets', false, ['housekeep*']],
		['She called twice.', true, ['she']],
		['She called twice.', false, []],
		['This is theirs; others heed it.', true, []],
		['An idempotent call', true, []],
	])('%s', (text, isAboutCandidate, entries) => {
		const found = excludingWordsIn({ place: 'summary', text, isAboutCandidate });
		expect(found.map(({ entry }) => entry)).toEqual(entries);
	});
});
