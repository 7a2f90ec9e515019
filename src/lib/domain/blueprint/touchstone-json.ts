import {
	blueprintListSchema,
	blueprintSchema,
	roleIndexSchema,
	type Blueprint,
	type BlueprintDocument,
	type BlueprintExercise,
} from '#lib/domain/blueprint/blueprint.ts';
import { setAnchor } from '#lib/domain/blueprint/fields/dimension.ts';
import { ownTexts, type OwnTexts } from '#lib/domain/blueprint/own-texts.ts';
import { refuse, type Refusal } from '#lib/domain/blueprint/refusal.ts';
import { raiseValueWarnings } from '#lib/domain/blueprint/value-warnings.ts';
import { collectWarnings } from '#lib/domain/blueprint/warnings.ts';
import { safeUrl } from '#lib/domain/blueprint/fields/safe-url.ts';
import { z } from 'zod';

function exerciseOf(exercise: BlueprintExercise, { line, lines, verbatim }: OwnTexts): BlueprintExercise {
	const { title, duration_min, duration_max, prompts } = exercise;
	const { material, evidence_for, grading_guide, worked_examples } = exercise;
	return {
		title: filled(title, line),
		duration_min,
		duration_max,
		prompts: allFilled(prompts, lines),
		...(material === undefined ? {} : { material: filled(material, verbatim) }),
		...(evidence_for && { evidence_for: allFilled(evidence_for, line) }),
		...(grading_guide === undefined ? {} : { grading_guide: filled(grading_guide, verbatim) }),
		...(worked_examples && { worked_examples: byLevel(worked_examples, line, verbatim) }),
	};
}

type Read = (text: string) => string;

function filled(text: string | null, read: Read): string | null {
	return text === null ? null : read(text) || null;
}

function allFilled(texts: readonly string[], read: Read): string[] {
	return texts.map(read).filter((text) => text !== '');
}

function byLevel(texts: Readonly<Record<string, string>>, line: Read, read: Read): Record<string, string> {
	const levels: Record<string, string> = {};
	for (const [key, text] of Object.entries(texts)) setAnchor(levels, line(key), read(text));
	return levels;
}

function cleaned(source: Blueprint): Blueprint {
	const { raise, list } = collectWarnings();
	const texts = ownTexts(raise);
	const { line, lines, nested } = texts;
	const { weight_reason } = source;
	const blueprint: Blueprint = {
		kind: 'blueprint',
		source_format: 'touchstone',
		title: filled(source.title, line),
		post_title: filled(source.post_title, line),
		source_url: safeUrl(source.source_url),
		summary: filled(source.summary, lines),
		criteria: source.criteria.map(({ name, detail }) => ({
			name: line(name),
			detail: filled(detail, lines),
		})),
		exercises: source.exercises.map((exercise) => exerciseOf(exercise, texts)),
		strong_signals: allFilled(source.strong_signals, line),
		weak_signals: allFilled(source.weak_signals, line),
		red_flags: allFilled(source.red_flags, line),
		scorecard_intro: filled(source.scorecard_intro, line),
		scale: source.scale,
		dimensions: source.dimensions.map((dimension) => ({
			...dimension,
			name: line(dimension.name),
			description: filled(dimension.description, lines),
			anchors: byLevel(dimension.anchors, line, lines),
		})),
		...(weight_reason === undefined ? {} : { weight_reason: filled(weight_reason, lines) }),
		final_summary: source.final_summary.map((row) => ({
			category: line(row.category),
			summary: line(row.summary),
		})),
		background: source.background.map(({ heading, text }) => ({
			heading: line(heading),
			text: nested(text),
		})),
		warnings: [],
	};
	raiseValueWarnings(blueprint, raise, list());
	return { ...blueprint, warnings: list() };
}

function placeOf(error: z.ZodError): string {
	const path = error.issues[0]?.path.join('.') ?? '';
	return path === '' ? 'at the top' : `at ${path.slice(0, 80)}`;
}

/** Reads what Touchstone itself has written. Strings are untrusted text; warnings are worked out anew. */
export function readTouchstoneJson(value: unknown): BlueprintDocument | Refusal {
	const kind = z.object({ kind: z.string() }).safeParse(value).data?.kind;
	if (kind === 'blueprint') {
		const parsed = blueprintSchema.omit({ warnings: true, source_format: true }).safeParse(value);
		if (!parsed.success) return refuse('invalid_touchstone_json', placeOf(parsed.error));
		return cleaned({ ...parsed.data, source_format: 'touchstone', warnings: [] });
	}
	if (kind === 'blueprint-list') {
		const entry = blueprintSchema.omit({ warnings: true, source_format: true });
		const parsed = blueprintListSchema
			.extend({ blueprints: z.array(entry).default([]) })
			.omit({ warnings: true, source_format: true })
			.safeParse(value);
		if (!parsed.success) return refuse('invalid_touchstone_json', placeOf(parsed.error));
		const blueprints = parsed.data.blueprints.map((each) =>
			cleaned({ ...each, source_format: 'touchstone', warnings: [] }),
		);
		if (blueprints.length === 0) return refuse('no_blueprint_in_list');
		const { skipped } = parsed.data;
		return { kind, source_format: 'touchstone', count: blueprints.length, blueprints, skipped, warnings: [] };
	}
	const parsed = roleIndexSchema.omit({ warnings: true, source_format: true }).safeParse(value);
	if (!parsed.success) return refuse('invalid_touchstone_json', placeOf(parsed.error));
	const { raise, list } = collectWarnings();
	const { line } = ownTexts(raise);
	const roles = parsed.data.roles.map((role) => ({
		title: line(role.title),
		post_title: line(role.post_title),
		summary: line(role.summary),
		summary_raw: line(role.summary_raw),
	}));
	return { kind: 'role-index', source_format: 'touchstone', count: roles.length, roles, warnings: list() };
}
