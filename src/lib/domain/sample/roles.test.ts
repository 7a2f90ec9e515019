import { describe, expect, test } from 'vitest';
import { publishProblems } from '#lib/domain/role/publishable.ts';
import { areEqual } from '#lib/domain/role/weights.ts';
import { sampleRoles } from '#lib/domain/sample/roles.ts';

const unique = (values: readonly string[]) => new Set(values).size === values.length;

describe.each(sampleRoles)('the role $title', (each) => {
	test('has six or seven criteria and dimensions, with keys and names used once', () => {
		expect([6, 7]).toContain(each.criteria.length);
		expect([6, 7]).toContain(each.dimensions.length);
		expect(unique(each.dimensions.map((d) => d.key))).toBe(true);
		expect(unique(each.dimensions.map((d) => d.name))).toBe(true);
	});

	test('has weights that sum to 100, and a reason exactly where they are not equal', () => {
		expect(each.dimensions.reduce((sum, d) => sum + d.weight, 0)).toBeCloseTo(100, 9);
		const equal = areEqual(each.dimensions.map((d) => d.weight));
		expect(each.weightReason !== undefined).toBe(!equal);
	});

	test('gives every anchor a text of its own', () => {
		const anchors = each.dimensions.flatMap((d) => Object.values(d.anchors));
		expect(anchors).toHaveLength(each.dimensions.length * 5);
		expect(unique(anchors)).toBe(true);
		expect(Math.min(...anchors.map((text) => text.length))).toBeGreaterThan(40);
	});

	test('has a critical dimension, and a floor only there', () => {
		expect(each.dimensions.some((d) => d.critical)).toBe(true);
		for (const d of each.dimensions) expect(d.floor !== undefined).toBe(d.critical === true);
	});

	test('has exercises with prompts, material and dimensions of the role', () => {
		const keys = each.dimensions.map((d) => d.key);
		for (const exercise of each.exercises) {
			expect(exercise.minutesMin).toBeLessThanOrEqual(exercise.minutesMax);
			expect(exercise.instructions.length).toBeGreaterThanOrEqual(3);
			expect(exercise.material.split('\n').length).toBeGreaterThan(15);
			for (const key of exercise.dimensionKeys) expect(keys).toContain(key);
			expect(exercise.gradingGuide.split(' ').length).toBeGreaterThan(80);
			for (const example of Object.values(exercise.workedExamples)) {
				expect(example.match(/^\d\. /gm)).toHaveLength(exercise.instructions.length);
			}
		}
	});

	test('has its lists of signals and red flags, nothing said twice', () => {
		const lists = [...each.strongSignals, ...each.weakSignals, ...each.redFlags];
		expect(each.strongSignals.length).toBeGreaterThanOrEqual(5);
		expect(each.weakSignals).toHaveLength(5);
		expect(each.redFlags).toHaveLength(5);
		expect(unique(lists)).toBe(true);
	});

	test('could be published as it is, without a gap', () => {
		const problems = publishProblems({
			...each,
			criteria: [...each.criteria],
			dimensions: each.dimensions.map((d) => ({
				...d,
				critical: d.critical ?? false,
				floor: d.floor ?? null,
			})),
			exercises: each.exercises.map(({ instructions, dimensionKeys, ...exercise }) => ({
				...exercise,
				prompts: [...instructions],
				dimensionKeys: [...dimensionKeys],
			})),
			strongSignals: [...each.strongSignals],
			weakSignals: [...each.weakSignals],
			redFlags: [...each.redFlags],
			background: [...each.background],
			weightReason: each.weightReason ?? '',
		});
		expect(problems).toEqual([]);
	});
});
