import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ashbyExport } from '#lib/domain/blueprint/export/ashby.ts';
import { exportFile } from '#lib/domain/blueprint/export/export-file.ts';
import { exported, HOSTILE } from '#lib/domain/blueprint/export/exported-role.fixture.ts';
import { greenhouseExport } from '#lib/domain/blueprint/export/greenhouse.ts';
import { leverExport } from '#lib/domain/blueprint/export/lever.ts';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';

describe('Greenhouse', () => {
	const { job_stage: stage, attributes } = greenhouseExport(exported());

	test('gets one interview for the questions, and one for each exercise', () => {
		expect(
			stage.interviews.map(({ name, estimated_minutes: minutes, interview_kit: kit }) => [
				...[name, minutes, kit.questions.length],
			]),
		).toEqual([
			['Interview', null, 2],
			['A gate that sticks', 30, 2],
			['Two boats, one lock', 15, 1],
		]);
		expect(stage.interviews[0]?.interview_kit.questions[0]).toEqual({
			id: null,
			question: 'Calm: Tell me about a day when everybody came at once.',
		});
	});

	test('keeps each level beside the rating that it becomes', () => {
		expect(attributes[0]?.levels).toEqual([
			{ level: 5, rating: 'strong_yes', anchor: 'Waits, and explains why.' },
			{ level: 4, rating: 'yes', anchor: null },
			{ level: 3, rating: 'mixed', anchor: 'Waits.' },
			{ level: 2, rating: 'no', anchor: null },
			{ level: 1, rating: 'definitely_not', anchor: 'Opens too early.' },
		]);
	});

	test('gets guidance whose only tags are its own', () => {
		const hostile = HOSTILE.join(' ');
		const [dimension] = exported().content.dimensions;
		const [exercise] = exported().content.exercises;
		if (!dimension || !exercise) throw new Error('The sample has both.');
		const { interviews } = greenhouseExport(
			exported({
				summary: hostile,
				redFlags: HOSTILE,
				dimensions: [{ ...dimension, name: hostile, anchors: { 5: hostile } }],
				exercises: [{ ...exercise, material: hostile }],
			}),
		).job_stage;
		for (const { interview_kit: kit } of interviews) {
			const others = kit.content.replace(/<\/?(?:p|b|ul|li)>|<br>/g, '');
			expect(kit.content.length).toBeGreaterThan(300);
			expect(others).not.toMatch(/[<>"']/);
			expect(others.replace(/&(?:lt|gt|amp|quot|#39);/g, '')).not.toContain('&');
		}
	});
});

describe('Lever', () => {
	const { feedback_template: template, scale_mapping: mapping } = leverExport(exported());

	test('gets exactly one score-system field, with its four points', () => {
		const systems = template.fields.filter(({ type }) => type === 'score-system');
		expect(systems).toHaveLength(1);
		expect(systems[0]).toMatchObject({ required: true, options: [{ text: '4 - Strong Hire' }, {}, {}, {}] });
	});

	test('gets dimensions with their anchors under the levels of the role', () => {
		expect(template.fields[1]).toMatchObject({
			type: 'scorecard',
			required: false,
			scores: [
				{
					text: 'Patience',
					description:
						'With skippers, and with water.\n5: Waits, and explains why.\n3: Waits.\n1: Opens too early.',
				},
				{ text: 'Repairs' },
			],
		});
	});

	test('is told that the middle level has no counterpart among four points', () => {
		expect(mapping.levels).toEqual({ 5: '4', 4: '3', 3: null, 2: '2', 1: '1' });
		expect(mapping.dimensions[0]?.levels[2]).toEqual({ level: 3, rating: null, anchor: 'Waits.' });
	});

	test('has no empty list to tick', () => {
		const without = leverExport(exported({ strongSignals: [], weakSignals: [], redFlags: [] }));
		expect(without.feedback_template.fields.map(({ type }) => type)).not.toContain('multiple-select');
	});
});

describe('Ashby', () => {
	const form = ashbyExport(exported()).feedback_form_definition.formDefinition;

	test('gets sections of fields, each with all the keys that a field must have', () => {
		expect(form.sections.map(({ title, fields }) => [title, fields.length])).toEqual([
			['Overall recommendation', 1],
			['Scorecard', 2],
			['Questions', 2],
			['Signals', 3],
		]);
		for (const { field } of form.sections.flatMap(({ fields }) => fields)) {
			expect(Object.keys(field)).toEqual(
				expect.arrayContaining(['id', 'type', 'path', 'humanReadablePath', 'title', 'isNullable']),
			);
		}
	});

	test('gets a path of its own for each field, where two names are the same', () => {
		const criterion = { name: 'Calm', question: 'Why?' };
		const { sections } = ashbyExport(exported({ criteria: [criterion, criterion] })).feedback_form_definition
			.formDefinition;
		const paths = sections.flatMap(({ fields }) => fields.map(({ field }) => field.path));
		expect(new Set(paths).size).toBe(paths.length);
	});
});

const Head = z.object({
	kind: z.string(),
	shape_version: z.literal(1),
	not_carried: z.array(z.object({ code: z.string(), sentence: z.string() })),
});

describe.each(['greenhouse', 'lever', 'ashby'] as const)('a file for %s', (format) => {
	test('says what it is and what it does not carry', () => {
		const head = Head.parse(JSON.parse(exportFile(format, exported()).text));
		expect(head.kind).toBe(`${format}-export`);
		expect(head.not_carried.map(({ code }) => code)).toEqual(
			expect.arrayContaining(['no_weights', 'no_gates', 'no_background']),
		);
	});

	test('holds nothing of the weights, whoever asks', () => {
		for (const withWeights of [true, false]) {
			expect(exportFile(format, exported({}, withWeights)).text).not.toMatch(/62\.5|37\.5|2\.5|hurry/);
		}
	});

	test('has no tag in its text', () => {
		const { text } = exportFile(format, exported({ title: HOSTILE.join(' '), strongSignals: HOSTILE }));
		expect(text).not.toMatch(/[<>]/);
	});

	test('is not taken for a blueprint by the importer', () => {
		const bytes = new TextEncoder().encode(exportFile(format, exported()).text);
		expect(readBlueprint(bytes).kind).toBe('refused');
	});
});
