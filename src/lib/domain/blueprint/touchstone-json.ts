import {
	blueprintListSchema,
	blueprintSchema,
	roleIndexSchema,
	type Blueprint,
	type BlueprintDocument,
} from '#lib/domain/blueprint/blueprint.ts';
import { setAnchor } from '#lib/domain/blueprint/fields/dimension.ts';
import { textCleaner, type Clean } from '#lib/domain/blueprint/input/clean-text.ts';
import { refuse, type Refusal } from '#lib/domain/blueprint/refusal.ts';
import { raiseValueWarnings } from '#lib/domain/blueprint/value-warnings.ts';
import { collectWarnings } from '#lib/domain/blueprint/warnings.ts';
import { safeUrl } from '#lib/domain/blueprint/fields/safe-url.ts';
import { z } from 'zod';

/** Cleans a text as any other, but keeps the line breaks that a background text has. */
function settle(clean: Clean, text: string): string {
	return clean(text)
		.replace(/[^\S\n]+/g, ' ')
		.replace(/ ?\n ?/g, '\n')
		.trim();
}

function cleaned(source: Blueprint): Blueprint {
	const { raise, list } = collectWarnings();
	const clean = textCleaner(raise);
	const one = (text: string) => settle(clean, text).replace(/\s+/g, ' ');
	const orNull = (text: string | null) => (text === null ? null : one(text) || null);
	const all = (texts: readonly string[]) => texts.map(one).filter((text) => text !== '');
	const blueprint: Blueprint = {
		kind: 'blueprint',
		source_format: 'touchstone',
		title: orNull(source.title),
		post_title: orNull(source.post_title),
		source_url: safeUrl(source.source_url),
		summary: orNull(source.summary),
		criteria: source.criteria.map(({ name, detail }) => ({ name: one(name), detail: orNull(detail) })),
		exercises: source.exercises.map((exercise) => ({
			title: orNull(exercise.title),
			duration_min: exercise.duration_min,
			duration_max: exercise.duration_max,
			prompts: all(exercise.prompts),
		})),
		strong_signals: all(source.strong_signals),
		weak_signals: all(source.weak_signals),
		red_flags: all(source.red_flags),
		scorecard_intro: orNull(source.scorecard_intro),
		scale: source.scale,
		dimensions: source.dimensions.map((dimension) => {
			const anchors: Record<string, string> = {};
			for (const [key, text] of Object.entries(dimension.anchors)) setAnchor(anchors, one(key), one(text));
			return { ...dimension, name: one(dimension.name), description: orNull(dimension.description), anchors };
		}),
		final_summary: source.final_summary.map((row) => ({
			category: one(row.category),
			summary: one(row.summary),
		})),
		background: source.background.map(({ heading, text }) => ({
			heading: one(heading),
			// Indentation carries the nesting of lists.
			text: text
				.split('\n')
				.map((line) => (/^ {0,12}(?=\S)/.exec(line)?.[0] ?? '') + one(line))
				.join('\n'),
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
	const clean = textCleaner(raise);
	const one = (text: string) => settle(clean, text).replace(/\s+/g, ' ');
	const roles = parsed.data.roles.map((role) => ({
		title: one(role.title),
		post_title: one(role.post_title),
		summary: one(role.summary),
		summary_raw: one(role.summary_raw),
	}));
	return { kind: 'role-index', source_format: 'touchstone', count: roles.length, roles, warnings: list() };
}
