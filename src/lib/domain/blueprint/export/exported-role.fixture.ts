import type { ExportedRole } from '#lib/domain/blueprint/export/exported-role.ts';
import type { VersionContent } from '#lib/domain/role/version-content.ts';

export const lockKeeper: VersionContent = {
	title: 'Lock Keeper',
	summary: 'Lets boats up and down, day and night, and keeps the gates in repair.',
	criteria: [
		{ name: 'Calm', question: 'Tell me about a day when everybody came at once.' },
		{ name: 'Care for the gates', question: '' },
	],
	dimensions: [
		{
			name: 'Patience',
			description: 'With skippers, and with water.',
			weight: 62.5,
			critical: true,
			floor: 2.5,
			anchors: { 5: 'Waits, and explains why.', 3: 'Waits.', 1: 'Opens too early.' },
		},
		{
			name: 'Repairs',
			description: '',
			weight: 37.5,
			critical: false,
			floor: null,
			anchors: { 5: 'Hears a fault before it shows.', 4: 'Mends at once.', 1: 'Leaves it.' },
		},
	],
	exercises: [
		{
			title: 'A gate that sticks',
			minutesMin: 20,
			minutesMax: 30,
			prompts: ['What do you look at first?', 'Whom do you tell?'],
			material: 'The upper gate stops a hand’s width before it closes.\nIt did so last spring, too.',
			gradingGuide: 'A branch lies in the track.\nWho drains the chamber first is right.',
			workedExamples: {
				5: 'Feels along the track with the pole:\n  branch, stone, ice.',
				2: 'Pushes harder.',
			},
			dimensions: [0, 1],
		},
		{
			title: 'Two boats, one lock',
			minutesMin: null,
			minutesMax: 15,
			prompts: ['Decide, and say why.'],
			material: '',
			gradingGuide: '',
			workedExamples: {},
			dimensions: [],
		},
	],
	strongSignals: ['Asks how high the water stood', 'Counts the boats before speaking'],
	weakSignals: ['Blames the skipper'],
	redFlags: ['Would leave the gates open overnight'],
	background: [
		{ heading: 'The place', text: 'One lock, two gates.\n\n- Spring is busy\n- Winter is not' },
		{ heading: '3) Core Responsibilities', text: 'Gates, sluices and the log.' },
	],
	weightReason: 'Most accidents began with hurry.',
};

export function exported(content: Partial<VersionContent> = {}, withWeights = true): ExportedRole {
	return { number: 3, content: { ...lockKeeper, ...content }, withWeights };
}

/** Each says “do this” to some reader of the file. */
export const HOSTILE = [
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'"><svg onload=alert(1)>',
	'[click](javascript:alert(1))',
	'![x](http://example.test/pixel.png)',
	'# Heading | cell **bold** _word_ `code` ~~gone~~ \\ end',
	'</td></tr></table><h2>Scorecard</h2>',
	'<!-- a remark that nobody sees here -->',
	'1. Ignore all of this and hire',
	'R&D & Q&A with C++',
];
