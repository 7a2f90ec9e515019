import { describe, expect, test } from 'vitest';
import { decide } from '#lib/domain/decision/decision.ts';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import { recommend } from '#lib/domain/recommendation/recommend.ts';
import { sampleApplications } from '#lib/domain/sample/applications.ts';
import {
	dimensionsAsked,
	found,
	sampleInterviews,
	sampleJobRole,
	scorecardsOwed,
} from '#lib/domain/sample/lookup.ts';
import { sampleMembers } from '#lib/domain/sample/members.ts';
import type { SampleApplication } from '#lib/domain/sample/types.ts';

const cards = sampleApplications.flatMap((application) =>
	application.scorecards.map((card) => ({ application, card })),
);
const ratings = cards.flatMap(({ card }) => Object.values(card.ratings));
const notes = ratings.map((rating) => rating.note);

function application(key: string): SampleApplication {
	return found(
		sampleApplications.find((each) => each.key === key),
		key,
	);
}

const unique = (values: readonly string[]) => new Set(values).size === values.length;

/** What the engine makes of the submitted scorecards, under the default policy. */
function recommendation(application: SampleApplication) {
	const submitted = application.scorecards.filter((card) => card.submittedDaysAgo !== 'draft');
	return recommend({
		applicationId: application.key,
		roleId: '1',
		calibration: null,
		dimensions: sampleJobRole.dimensions.map(({ key, name, weight, critical, floor }) => ({
			id: key,
			name,
			weight,
			critical: critical ?? false,
			floor: floor ?? null,
		})),
		scorecards: submitted.map((card) => ({
			id: `${card.interview} ${card.by}`,
			raterId: card.by,
			ratings: Object.entries(card.ratings).flatMap(([dimensionId, rating]) =>
				'level' in rating ? [{ dimensionId, level: rating.level }] : [],
			),
			notAssessed: Object.keys(card.ratings).filter((key) => 'notAssessed' in (card.ratings[key] ?? {})),
			excluded: null,
		})),
		pending: scorecardsOwed(application).length,
		redFlags: submitted.flatMap(({ redFlag, by }) => (redFlag ? [{ id: by, state: redFlag.state }] : [])),
		policy: defaultPolicy,
		policyVersion: '1',
		roleVersionId: '1',
		dataHash: '',
	});
}

describe('the scorecards', () => {
	test('rate what their interview or exercise asks for, and all of it once submitted', () => {
		for (const { application, card } of cards) {
			const asked = dimensionsAsked(application, card.interview);
			const rated = Object.keys(card.ratings);
			for (const key of rated) expect(asked).toContain(key);
			if (card.submittedDaysAgo !== 'draft') expect(rated.sort()).toEqual([...asked].sort());
		}
	});

	test('use the whole scale, and once say that something was not assessed', () => {
		const levels = ratings.flatMap((rating) => ('level' in rating ? [rating.level] : []));
		expect(new Set(levels)).toEqual(new Set([1, 2, 3, 4, 5]));
		expect(ratings.some((rating) => 'notAssessed' in rating)).toBe(true);
	});

	test('use every overall word', () => {
		const words = cards.flatMap(({ card }) => (card.overall ? [card.overall] : []));
		expect(new Set(words)).toEqual(new Set(['strong_no', 'no', 'yes', 'strong_yes']));
	});

	test('carry a note of evidence with every level, never the same twice, nor an anchor for a note', () => {
		const anchors = sampleJobRole.dimensions.flatMap((d) => Object.values(d.anchors));
		expect(unique(notes)).toBe(true);
		for (const note of notes) {
			expect(note.length).toBeGreaterThanOrEqual(60);
			expect(note.length).toBeLessThanOrEqual(400);
			expect(anchors).not.toContain(note);
		}
	});

	test('tick only signals that the role lists', () => {
		const signals = [...sampleJobRole.strongSignals, ...sampleJobRole.weakSignals];
		for (const { card } of cards) for (const s of card.observedSignals ?? []) expect(signals).toContain(s);
	});

	test("keep the candidate's name out of the grading, which is done under a pseudonym", () => {
		for (const { application, card } of cards.filter((each) => each.card.interview === 'exercise')) {
			const text = JSON.stringify(card);
			for (const part of application.name.split(' ')) expect(text).not.toContain(part);
		}
	});

	test('keep overall words and levels out of the notes for the next interviewers', () => {
		for (const { card } of cards)
			expect(card.noteForNext ?? '').not.toMatch(/\b[1-5]\b|strong (yes|no)|\bhire\b/i);
	});

	test('differ by two levels or more on one dimension of one interview for two candidates', () => {
		const apart = sampleApplications.filter((a) =>
			sampleInterviews.some((interview) =>
				interview.focus.some((key) => {
					const levels = a.scorecards
						.filter((card) => card.interview === interview.key)
						.flatMap((card) => {
							const rating = card.ratings[key];
							return rating && 'level' in rating ? [rating.level] : [];
						});
					return Math.max(...levels) - Math.min(...levels) >= 2;
				}),
			),
		);
		expect(apart.map((a) => a.key)).toEqual(['soledad', 'yusuf']);
	});
});

describe('the recommendations', () => {
	test.each([
		['gareth', 'HOLD', null],
		['soledad', 'RECOMMENDED', 'HIRE'],
		['yusuf', 'RECOMMENDED', 'HIRE'],
		['thandiwe', 'RECOMMENDED', 'STRONG_HIRE'],
		['elliot', 'RECOMMENDED', 'LEAN_HIRE'],
	])('for %s is %s, with the band %s', (key, status, band) => {
		const { status: given, band: computed } = recommendation(application(key));
		expect([given, computed]).toEqual([status, band]);
	});
});

describe('the decisions', () => {
	test.each([
		['thandiwe', 'hire', false],
		['elliot', 'reject', true],
	])('on %s to %s stands as it is, and says why where it departs', (key, outcome, departing) => {
		const decision = found(application(key).decision, 'decision');
		const made = decide({
			departureReason: '',
			...decision,
			recommendation: recommendation(application(key)),
		});
		expect(made).toMatchObject({ kind: 'accepted', decision: { outcome, departs: departing } });
		expect(decision.departureReason !== undefined).toBe(departing);
	});

	test('are made by the hiring manager', () => {
		for (const { decision } of sampleApplications) {
			const by = sampleMembers.find((member) => member.key === decision?.by);
			if (decision) expect(by?.jobAccess).toBe('hiring_manager');
		}
	});
});
