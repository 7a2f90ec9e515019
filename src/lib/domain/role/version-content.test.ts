import { expect, test } from 'vitest';
import { canonicalJson } from '#lib/domain/recommendation/canonical-json.ts';
import { emptyRoleContent, type RoleContent } from '#lib/domain/role/draft.ts';
import { contentOfVersion, hashedContent, versionContent } from '#lib/domain/role/version-content.ts';

const content: RoleContent = {
	...emptyRoleContent(' Bell founder '),
	dimensions: [
		{
			key: 'd7',
			name: 'Pitch ',
			description: '',
			weight: 60,
			critical: true,
			floor: null,
			anchors: { 5: ' True ', 3: ' ' },
		},
		{ key: 'd2', name: 'Finish', description: '', weight: 40, critical: false, floor: 2, anchors: {} },
	],
	exercises: [
		{
			key: 'e4',
			title: 'Tuning',
			minutesMin: 10,
			minutesMax: 20,
			prompts: [' ', 'File it.'],
			material: '  A bell\n',
			gradingGuide: '  Flat by a third.\n ',
			workedExamples: { 5: '  Says so.\n', 3: ' \n' },
			dimensionKeys: ['d2', 'd7', 'd2'],
		},
	],
	strongSignals: ['Listens', ' '],
	background: [
		{ heading: ' ', text: '' },
		{ heading: 'Yard', text: ' Two furnaces. ' },
	],
};

test('a version is trimmed, and keeps neither blank lines nor keys', () => {
	expect(versionContent(content)).toEqual({
		title: 'Bell founder',
		summary: '',
		criteria: [],
		dimensions: [
			{ name: 'Pitch', description: '', weight: 60, critical: true, floor: null, anchors: { 5: 'True' } },
			{ name: 'Finish', description: '', weight: 40, critical: false, floor: 2, anchors: {} },
		],
		exercises: [
			{
				title: 'Tuning',
				minutesMin: 10,
				minutesMax: 20,
				prompts: ['File it.'],
				material: '  A bell',
				gradingGuide: '  Flat by a third.',
				workedExamples: { 5: '  Says so.' },
				dimensions: [0, 1],
			},
		],
		strongSignals: ['Listens'],
		weakSignals: [],
		redFlags: [],
		background: [{ heading: 'Yard', text: 'Two furnaces.' }],
		weightReason: '',
	});
});

test('what is hashed of a version without grading guide and examples is what was hashed before there were any', () => {
	const { exercises, ...rest } = content;
	const bare = versionContent({
		...rest,
		exercises: exercises.map((exercise) => ({ ...exercise, gradingGuide: ' ', workedExamples: { 4: '' } })),
	});
	expect(canonicalJson(hashedContent(bare))).toBe(
		'{"background":[{"heading":"Yard","text":"Two furnaces."}],"criteria":[],"dimensions":[' +
			'{"anchors":{"5":"True"},"critical":true,"description":"","floor":null,"name":"Pitch","weight":60},' +
			'{"anchors":{},"critical":false,"description":"","floor":2,"name":"Finish","weight":40}],' +
			'"exercises":[{"dimensions":[0,1],"material":"  A bell","minutesMax":20,"minutesMin":10,"prompts":["File it."],' +
			'"title":"Tuning"}],"redFlags":[],"strongSignals":["Listens"],"summary":"","title":"Bell founder",' +
			'"weakSignals":[],"weightReason":""}',
	);
});

test('each of them counts for the hash where it says something', () => {
	const hashed = canonicalJson(hashedContent(versionContent(content)));
	expect(hashed).toContain('"gradingGuide":"  Flat by a third."');
	expect(hashed).toContain('"workedExamples":{"5":"  Says so."}');
});

test('a draft from a version makes the same version again', () => {
	const version = versionContent(content);
	expect(versionContent(contentOfVersion(version))).toEqual(version);
});
