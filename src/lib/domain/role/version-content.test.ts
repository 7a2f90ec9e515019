import { expect, test } from 'vitest';
import { emptyRoleContent, type RoleContent } from '#lib/domain/role/draft.ts';
import { contentOfVersion, versionContent } from '#lib/domain/role/version-content.ts';

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

test('a draft from a version makes the same version again', () => {
	const version = versionContent(content);
	expect(versionContent(contentOfVersion(version))).toEqual(version);
});
