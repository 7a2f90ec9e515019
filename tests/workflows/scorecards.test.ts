import { describe, expect, test } from 'vitest';
import { emptyContent } from '#lib/domain/scorecard/content.ts';
import { asActor, asSystem, newId } from '#lib/server/db/database.ts';
import * as drafts from '#lib/server/db/scorecard-drafts.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import { Refusal } from '#lib/server/errors.ts';
import { reviseScorecard } from '#lib/server/workflows/revise-scorecard.ts';
import { saveDraft } from '#lib/server/workflows/save-draft.ts';
import { showAnyway } from '#lib/server/workflows/show-anyway.ts';
import { submitScorecard } from '#lib/server/workflows/submit-scorecard.ts';
import { viewRevising, viewScorecard } from '#lib/server/workflows/view-scorecard.ts';
import { waiveOwnScorecard } from '#lib/server/workflows/waive-own-scorecard.ts';
import { useDatabase } from '../support/database.ts';
import { refusalOf } from '../support/refusal.ts';
import {
	allAt,
	fillAndSubmit,
	filled,
	panelWorld,
	type PanelWorld,
	writingOf,
} from '../support/scorecards.ts';
import { publishSampleRole } from '../support/roles.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-11-24T14:00:00Z');

/** The score in force, read as the system; null where there is no recommendation yet. */
async function standing(world: PanelWorld) {
	return asSystem(database.db, world.organizationId, (tx) =>
		tx
			.selectFrom('standing')
			.select(['score', 'raters', 'rankGroup'])
			.where('applicationId', '=', world.applicationId)
			.executeTakeFirst(),
	);
}

async function revisionsOf(world: PanelWorld, scorecardId: string) {
	return asSystem(database.db, world.organizationId, (tx) =>
		tx
			.selectFrom('scorecardRevision')
			.select(['number', 'reason', 'othersSeen', 'keyTakeaways'])
			.where('scorecardId', '=', scorecardId)
			.orderBy('number')
			.execute(),
	);
}

async function auditOf(world: PanelWorld, action: string) {
	return asSystem(database.db, world.organizationId, (tx) =>
		tx
			.selectFrom('auditEvent')
			.select(['memberId', 'targetId', 'details'])
			.where('action', '=', action)
			.where('applicationId', '=', world.applicationId)
			.execute(),
	);
}

describe('a fresh scorecard', () => {
	test('is empty, though others have submitted theirs, and its page holds nothing of them', async () => {
		const world = await panelWorld(database.db);
		const { kim, lee } = world.members;
		await fillAndSubmit(database.db, kim, world.scorecards.kim, {
			levels: allAt(world, 5),
			keyTakeaways: 'KIM-TAKEAWAY',
			noteForNext: 'KIM-NOTE',
			redFlags: [{ text: 'KIM-FLAG', evidence: 'KIM-EVIDENCE' }],
		});
		const view = await viewScorecard(database.db, lee, world.scorecards.lee);
		if (view.kind !== 'draft') throw new Error(view.kind);
		expect(view.writing.draft).toEqual({ revision: 0, content: emptyContent(), savedAt: null });
		expect(view.neighbours).toEqual([]);
		const sent = JSON.stringify(view);
		expect(sent).not.toContain('KIM-');
		expect(sent).not.toContain(world.scorecards.kim);
	});

	test('shows the kit without any weight', async () => {
		const world = await panelWorld(database.db);
		const sent = JSON.stringify(await viewScorecard(database.db, world.members.kim, world.scorecards.kim));
		expect(sent).toContain('Fault finding');
		expect(sent).not.toMatch(/weight|critical|floor/i);
	});

	test('puts the focus dimensions first and offers the others', async () => {
		const world = await panelWorld(database.db);
		const { kit } = await writingOf(database.db, world.members.noa, world.scorecards.noa);
		const focus = kit.dimensions.map((dimension) => dimension.focus);
		expect(focus).toEqual([...focus].sort((a, b) => Number(b) - Number(a)));
		expect(kit.dimensions).toHaveLength(4);
		expect(focus).toContain(false);
	});

	test('brings the note that the earlier stage left, without its ratings or its overall word', async () => {
		const world = await panelWorld(database.db);
		await fillAndSubmit(database.db, world.members.noa, world.scorecards.noa, {
			levels: allAt(world, 1),
			overall: 'strong_no',
			keyTakeaways: 'NOA-TAKEAWAY',
			noteForNext: 'Ask about torque.',
		});
		const { kit } = await writingOf(database.db, world.members.kim, world.scorecards.kim);
		if (kit.task.kind !== 'interview') throw new Error(kit.task.kind);
		expect(kit.task.notesFromBefore.map(({ authorName, text }) => [authorName, text])).toEqual([
			['Noa First', 'Ask about torque.'],
		]);
		expect(JSON.stringify(kit)).not.toMatch(/strong_no|NOA-TAKEAWAY|What was seen for a 1/);
	});

	test('is nobody else’s to open: not an admin’s, not another member’s, not another organization’s', async () => {
		const world = await panelWorld(database.db);
		const stranger = await addMember(database.db, world.admin, { name: 'Sam', access: 'member' });
		const foreign = await createOrganization(database.db);
		for (const actor of [world.admin, world.members.noa, stranger, foreign.admin]) {
			expect((await refusalOf(viewScorecard(database.db, actor, world.scorecards.kim))).code).toBe(
				'not_found',
			);
			const saving = saveDraft(
				database.db,
				actor,
				world.scorecards.kim,
				{ baseRevision: 0, content: emptyContent() },
				NOW,
			);
			expect((await refusalOf(saving)).code).toBe('not_found');
		}
		expect((await refusalOf(viewScorecard(database.db, world.admin, 'no-id'))).code).toBe('not_found');
	});
});

describe('saving a draft', () => {
	const content = { ...emptyContent(), keyTakeaways: 'First words.' };

	test('counts revisions, and accepts the same content sent again', async () => {
		const world = await panelWorld(database.db);
		const save = (baseRevision: number, text: string) =>
			saveDraft(
				database.db,
				world.members.kim,
				world.scorecards.kim,
				{ baseRevision, content: { ...content, keyTakeaways: text } },
				NOW,
			);
		expect((await save(0, 'One')).revision).toBe(1);
		expect((await save(0, 'One')).revision).toBe(1);
		expect((await save(1, 'Two')).revision).toBe(2);
		expect((await save(0, 'Two')).revision).toBe(2);
	});

	test('never overwrites newer text: both come back', async () => {
		const world = await panelWorld(database.db);
		const save = (baseRevision: number, keyTakeaways: string) =>
			saveDraft(
				database.db,
				world.members.kim,
				world.scorecards.kim,
				{ baseRevision, content: { ...content, keyTakeaways } },
				NOW,
			);
		await save(0, 'On the laptop');
		const refusal = await refusalOf(save(0, 'On the phone'));
		expect(refusal.code).toBe('conflict');
		expect(refusal.data).toMatchObject({
			kind: 'newer_text',
			revision: 1,
			theirs: { keyTakeaways: 'On the laptop' },
			yours: { keyTakeaways: 'On the phone' },
			differs: ['keyTakeaways'],
		});
		expect((await save(1, 'On the phone')).revision).toBe(2);
	});

	test('at the same moment from several pages keeps one, and tells every other of it', async () => {
		const world = await panelWorld(database.db);
		for (const base of [0, 1, 2]) {
			const saving = ['a', 'b', 'c', 'd', 'e'].map((letter) =>
				saveDraft(
					database.db,
					world.members.kim,
					world.scorecards.kim,
					{ baseRevision: base, content: { ...content, keyTakeaways: `${letter} on ${base}` } },
					NOW,
				),
			);
			const outcomes = await Promise.allSettled(saving);
			const refused = outcomes.flatMap((outcome): unknown[] =>
				outcome.status === 'rejected' ? [outcome.reason] : [],
			);
			expect(refused).toHaveLength(4);
			const kept = await asActor(database.db, world.members.kim, (tx) =>
				drafts.find(tx, world.scorecards.kim),
			);
			expect(kept.revision).toBe(base + 1);
			for (const reason of refused) {
				if (!(reason instanceof Refusal)) throw reason;
				expect(reason.data).toMatchObject({ kind: 'newer_text', revision: base + 1, theirs: kept.content });
			}
		}
	});

	test('a text that is too long is refused by name with its limit, and nothing is changed', async () => {
		const world = await panelWorld(database.db);
		const id = world.role.dimensions[0]?.id ?? '';
		const rating = { level: 3, notAssessed: null, note: 'x'.repeat(2_000_000) };
		const refusal = await refusalOf(
			saveDraft(
				database.db,
				world.members.kim,
				world.scorecards.kim,
				{ baseRevision: 0, content: { ...content, ratings: { [id]: rating } } },
				NOW,
			),
		);
		expect(refusal.fields).toEqual([
			{
				field: `ratings.${id}.note`,
				message: 'The note on Fault finding: 2,000,000 characters, and 4,000 fit. Shorten the text.',
			},
		]);
		expect((await writingOf(database.db, world.members.kim, world.scorecards.kim)).draft.revision).toBe(0);
	});

	test('more than 200 kB in all are refused', async () => {
		const world = await panelWorld(database.db);
		const questionNotes = Object.fromEntries(
			Array.from({ length: 60 }, (_, index) => [`q${index}`, 'é'.repeat(2_000)]),
		);
		const refusal = await refusalOf(
			saveDraft(
				database.db,
				world.members.kim,
				world.scorecards.kim,
				{ baseRevision: 0, content: { ...content, questionNotes } },
				NOW,
			),
		);
		expect(refusal.fields[0]?.message).toMatch(
			/^The whole scorecard takes 240,\d{3} bytes, and 200,000 fit\./,
		);
	});
});

describe('submitting', () => {
	test('makes one revision, however often and however many at once', async () => {
		const world = await panelWorld(database.db);
		const { kim } = world.members;
		const writing = await writingOf(database.db, kim, world.scorecards.kim);
		const content = filled(writing, {
			levels: allAt(world, 4),
			redFlags: [{ text: 'Late', evidence: 'Twice' }],
		});
		const submitting = () =>
			submitScorecard(database.db, kim, world.scorecards.kim, { baseRevision: 0, content }, NOW);
		await Promise.all([submitting(), submitting(), submitting(), submitting()]);
		await submitting();
		expect(await revisionsOf(world, world.scorecards.kim)).toHaveLength(1);
		expect(await auditOf(world, 'scorecard.submitted')).toEqual([
			{ memberId: kim.memberId, targetId: world.scorecards.kim, details: { revision: 1 } },
		]);
		const view = await viewScorecard(database.db, kim, world.scorecards.kim);
		if (view.kind !== 'own') throw new Error(view.kind);
		expect(view.submitted.redFlags.map(({ text, state }) => [text, state])).toEqual([['Late', 'open']]);
		expect(view.submitted.revisions[0]?.ratings.map(({ name, level }) => [name, level])).toHaveLength(4);
	});

	test('is refused with everything that is missing, each at its field, and keeps what was written', async () => {
		const world = await panelWorld(database.db);
		const { kim } = world.members;
		const { kit } = await writingOf(database.db, kim, world.scorecards.kim);
		const focus = kit.dimensions.filter((dimension) => dimension.focus);
		const content = {
			...emptyContent(),
			keyTakeaways: 'Half a scorecard',
			ratings: { [focus[0]?.id ?? '']: { level: 5 as const, notAssessed: null, note: '' } },
		};
		const refusal = await refusalOf(
			submitScorecard(database.db, kim, world.scorecards.kim, { baseRevision: 0, content }, NOW),
		);
		expect(refusal.code).toBe('invalid');
		expect(refusal.fields.map(({ field }) => field)).toEqual([
			`ratings.${focus[0]?.id ?? ''}.note`,
			...focus.slice(1).map(({ id }) => `ratings.${id}.level`),
			'overall',
		]);
		expect(refusal.data).toEqual({ revision: 1 });
		const { draft } = await writingOf(database.db, kim, world.scorecards.kim);
		expect(draft.content.keyTakeaways).toBe('Half a scorecard');
	});

	test('on top of an older draft than another page saved is refused with both texts', async () => {
		const world = await panelWorld(database.db);
		const { kim } = world.members;
		const writing = await writingOf(database.db, kim, world.scorecards.kim);
		const content = filled(writing, { levels: allAt(world, 3) });
		await saveDraft(
			database.db,
			kim,
			world.scorecards.kim,
			{ baseRevision: 0, content: { ...content, privateNotes: 'From the phone' } },
			NOW,
		);
		const refusal = await refusalOf(
			submitScorecard(database.db, kim, world.scorecards.kim, { baseRevision: 0, content }, NOW),
		);
		expect(refusal.data).toMatchObject({ kind: 'newer_text', theirs: { privateNotes: 'From the phone' } });
		expect(await revisionsOf(world, world.scorecards.kim)).toEqual([]);
	});

	test('while another page saves ends in one of the two, and never in lost text', async () => {
		const world = await panelWorld(database.db);
		const { kim } = world.members;
		const writing = await writingOf(database.db, kim, world.scorecards.kim);
		const content = filled(writing, { levels: allAt(world, 3) });
		const [submitted, saved] = await Promise.allSettled([
			submitScorecard(database.db, kim, world.scorecards.kim, { baseRevision: 0, content }, NOW),
			saveDraft(
				database.db,
				kim,
				world.scorecards.kim,
				{ baseRevision: 0, content: { ...content, privateNotes: 'Meanwhile' } },
				NOW,
			),
		]);
		expect([submitted.status, saved.status].sort()).toEqual(['fulfilled', 'rejected']);
		const loser: unknown =
			submitted.status === 'rejected' ? submitted.reason : 'reason' in saved ? saved.reason : 0;
		expect(loser).toBeInstanceOf(Refusal);
		expect(loser).toMatchObject({ code: 'conflict' });
	});

	test('other text than the submitted one is told that it is submitted already, and saving is over', async () => {
		const world = await panelWorld(database.db);
		const { kim } = world.members;
		const content = await fillAndSubmit(database.db, kim, world.scorecards.kim, { levels: allAt(world, 3) });
		const other = { ...content, keyTakeaways: 'Written in the other tab' };
		for (const baseRevision of [0, 1, 2]) {
			const input = { baseRevision, content: other };
			const again = await refusalOf(submitScorecard(database.db, kim, world.scorecards.kim, input, NOW));
			expect(again.message).toContain('already submitted');
			const late = await refusalOf(saveDraft(database.db, kim, world.scorecards.kim, input, NOW));
			expect([late.code, late.data]).toEqual(['conflict', { kind: 'already_submitted' }]);
		}
		expect(await revisionsOf(world, world.scorecards.kim)).toHaveLength(1);
	});

	test('a dimension, a signal or a red flag of elsewhere is refused in words', async () => {
		const world = await panelWorld(database.db);
		const { kim } = world.members;
		const other = await publishSampleRole(database.db, world.admin);
		const writing = await writingOf(database.db, kim, world.scorecards.kim);
		const content = filled(writing, { levels: allAt(world, 3) });
		const foreignSignal = other.signals.find(({ kind }) => kind === 'strong')?.id ?? '';
		const foreignFlag = other.signals.find(({ kind }) => kind === 'red_flag')?.id ?? '';
		const rating = { level: 3 as const, notAssessed: null, note: '' };
		const tried = [
			{ ...content, ratings: { ...content.ratings, [newId()]: rating } },
			{ ...content, ratings: { ...content.ratings, [other.dimensions[0]?.id ?? '']: rating } },
			{ ...content, ratings: { ...content.ratings, nonsense: rating } },
			{ ...content, observedSignals: [foreignSignal] },
			{ ...content, observedSignals: ['nonsense'] },
			{ ...content, redFlags: [{ id: newId(), signalId: foreignFlag, text: '', evidence: 'Seen' }] },
		];
		const messages: string[] = [];
		let baseRevision = 0;
		for (const wrong of tried) {
			const input = { baseRevision, content: wrong };
			const refusal = await refusalOf(submitScorecard(database.db, kim, world.scorecards.kim, input, NOW));
			expect(refusal.code).toBe('invalid');
			messages.push(refusal.fields[0]?.message ?? '');
			baseRevision = (await writingOf(database.db, kim, world.scorecards.kim)).draft.revision;
		}
		expect(messages.filter((message) => message.includes('dimension'))).toHaveLength(3);
		expect(messages.filter((message) => /role version/.test(message))).toHaveLength(3);
	});

	test('a red flag cannot take the number of another', async () => {
		const world = await panelWorld(database.db);
		const { kim, lee } = world.members;
		const first = await fillAndSubmit(database.db, kim, world.scorecards.kim, {
			levels: allAt(world, 3),
			redFlags: [{ text: 'Kim’s', evidence: 'Seen' }],
		});
		const writing = await writingOf(database.db, lee, world.scorecards.lee);
		const content = { ...filled(writing, { levels: allAt(world, 3) }), redFlags: first.redFlags };
		const refusal = await refusalOf(
			submitScorecard(database.db, lee, world.scorecards.lee, { baseRevision: 0, content }, NOW),
		);
		expect(refusal.code).toBe('conflict');
		expect(await revisionsOf(world, world.scorecards.lee)).toEqual([]);
	});
});

describe('the recommendation', () => {
	test('appears and changes with each scorecard that counts', async () => {
		const world = await panelWorld(database.db);
		const { kim, lee } = world.members;
		await fillAndSubmit(database.db, kim, world.scorecards.kim, { levels: allAt(world, 5) });
		expect(await standing(world)).toMatchObject({ raters: 1 });
		const before = await asSystem(database.db, world.organizationId, (tx) =>
			tx.selectFrom('recommendation').select('id').where('applicationId', '=', world.applicationId).execute(),
		);
		await fillAndSubmit(database.db, lee, world.scorecards.lee, { levels: allAt(world, 3) });
		expect(await standing(world)).toMatchObject({ raters: 2 });
		const after = await asSystem(database.db, world.organizationId, (tx) =>
			tx.selectFrom('recommendation').select('id').where('applicationId', '=', world.applicationId).execute(),
		);
		expect(after.length).toBe(before.length + 1);
	});

	test('leaves out a shadow scorecard', async () => {
		const world = await panelWorld(database.db, { shadowLee: true });
		const { kim, lee } = world.members;
		await fillAndSubmit(database.db, kim, world.scorecards.kim, { levels: allAt(world, 5) });
		const before = await standing(world);
		await fillAndSubmit(database.db, lee, world.scorecards.lee, { levels: allAt(world, 1) });
		expect(await standing(world)).toEqual(before);
		expect(before).toMatchObject({ raters: 1 });
	});

	test('leaves out a scorecard whose author saw others first, and says so on it', async () => {
		const world = await panelWorld(database.db);
		const { kim, lee } = world.members;
		await fillAndSubmit(database.db, kim, world.scorecards.kim, { levels: allAt(world, 5) });
		expect((await refusalOf(viewScorecard(database.db, lee, world.scorecards.kim))).code).toBe('forbidden');
		await showAnyway(database.db, lee, world.scorecards.lee, NOW);
		await showAnyway(database.db, lee, world.scorecards.lee, NOW);
		expect(await auditOf(world, 'scorecard.shown_anyway')).toHaveLength(1);
		const shown = await viewScorecard(database.db, lee, world.scorecards.kim);
		expect(shown.kind).toBe('other');
		const before = await standing(world);
		await fillAndSubmit(database.db, lee, world.scorecards.lee, { levels: allAt(world, 1) });
		expect(await standing(world)).toEqual(before);
		const own = await viewScorecard(database.db, lee, world.scorecards.lee);
		expect(own).toMatchObject({ kind: 'own', submitted: { seenOthersAt: NOW } });
		expect(await revisionsOf(world, world.scorecards.lee)).toMatchObject([{ othersSeen: true }]);
	});

	test('is held by an open red flag', async () => {
		const world = await panelWorld(database.db);
		await fillAndSubmit(database.db, world.members.kim, world.scorecards.kim, {
			levels: allAt(world, 4),
			redFlags: [{ text: 'Invented a reference', evidence: 'Named a shop that does not exist.' }],
		});
		const flags = await asSystem(database.db, world.organizationId, (tx) =>
			tx
				.selectFrom('redFlag')
				.select(['state', 'text'])
				.where('applicationId', '=', world.applicationId)
				.execute(),
		);
		expect(flags).toEqual([{ state: 'open', text: 'Invented a reference' }]);
		expect((await standing(world))?.rankGroup).not.toBe(0);
	});
});

describe('reading another’s scorecard', () => {
	test('opens after the own is submitted, and says nothing before, submitted or not', async () => {
		const world = await panelWorld(database.db);
		const { kim, lee } = world.members;
		const pending = await refusalOf(viewScorecard(database.db, kim, world.scorecards.lee));
		await fillAndSubmit(database.db, lee, world.scorecards.lee, {
			levels: allAt(world, 2),
			privateNotes: 'LEE-PRIVATE',
			keyTakeaways: 'LEE-TAKEAWAY',
		});
		const submitted = await refusalOf(viewScorecard(database.db, kim, world.scorecards.lee));
		expect([submitted.code, submitted.message]).toEqual([pending.code, pending.message]);
		expect(submitted.code).toBe('forbidden');
		await fillAndSubmit(database.db, kim, world.scorecards.kim, { levels: allAt(world, 4) });
		const view = await viewScorecard(database.db, kim, world.scorecards.lee);
		const sent = JSON.stringify(view);
		expect(view.kind).toBe('other');
		expect(sent).toContain('LEE-TAKEAWAY');
		expect(sent).not.toContain('LEE-PRIVATE');
		expect(sent).not.toMatch(/weight/i);
	});

	test('is for who may see the application, and for nobody else', async () => {
		const world = await panelWorld(database.db);
		await fillAndSubmit(database.db, world.members.kim, world.scorecards.kim, { levels: allAt(world, 4) });
		const stranger = await addMember(database.db, world.admin, { name: 'Sam', access: 'member' });
		const foreign = await createOrganization(database.db);
		expect((await viewScorecard(database.db, world.admin, world.scorecards.kim)).kind).toBe('other');
		for (const actor of [stranger, foreign.admin]) {
			const refusal = await refusalOf(viewScorecard(database.db, actor, world.scorecards.kim));
			expect(refusal.code).toBe('not_found');
		}
	});
});

describe('waiving the own scorecard', () => {
	test('is for good: no draft, no submit, no way back', async () => {
		const world = await panelWorld(database.db);
		const { kim } = world.members;
		const content = filled(await writingOf(database.db, kim, world.scorecards.kim), {
			levels: allAt(world, 4),
		});
		const waiving = () =>
			waiveOwnScorecard(database.db, kim, world.scorecards.kim, { reason: 'I did not attend' }, NOW);
		await waiving();
		await waiving();
		expect(await auditOf(world, 'scorecard.waived')).toHaveLength(1);
		const input = { baseRevision: 0, content };
		for (const work of [
			() => saveDraft(database.db, kim, world.scorecards.kim, input, NOW),
			() => submitScorecard(database.db, kim, world.scorecards.kim, input, NOW),
			() => showAnyway(database.db, kim, world.scorecards.kim, NOW),
		]) {
			const refusal = await refusalOf(work());
			expect([refusal.code, refusal.message]).toEqual([
				'conflict',
				'This scorecard was waived, and a waived scorecard stays waived.',
			]);
		}
		expect(await viewScorecard(database.db, kim, world.scorecards.kim)).toMatchObject({
			kind: 'waived',
			reason: 'I did not attend',
		});
	});

	test('needs a reason, is the author’s alone here, and cannot follow a submit', async () => {
		const world = await panelWorld(database.db);
		const { kim } = world.members;
		const waive = (actor: typeof kim, reason: string) =>
			waiveOwnScorecard(database.db, actor, world.scorecards.kim, { reason }, NOW);
		expect((await refusalOf(waive(kim, '  '))).fields.map(({ field }) => field)).toEqual(['reason']);
		expect((await refusalOf(waive(world.admin, 'Because'))).code).toBe('forbidden');
		expect((await refusalOf(waive(world.members.lee, 'Because'))).code).toBe('forbidden');
		await fillAndSubmit(database.db, kim, world.scorecards.kim, { levels: allAt(world, 4) });
		expect((await refusalOf(waive(kim, 'Too late'))).code).toBe('conflict');
	});
});

describe('revising', () => {
	test('keeps the old revision beside the new one, with reason and whether others could be seen', async () => {
		const world = await panelWorld(database.db);
		const { kim, lee } = world.members;
		const first = await fillAndSubmit(database.db, kim, world.scorecards.kim, {
			levels: allAt(world, 4),
			keyTakeaways: 'At first',
		});
		const revise = (baseRevisionNumber: number, keyTakeaways: string, reason: string) =>
			reviseScorecard(
				database.db,
				kim,
				world.scorecards.kim,
				{ baseRevisionNumber, content: { ...first, keyTakeaways }, reason },
				NOW,
			);
		await revise(1, 'Alone', 'I mixed up two answers.');
		await fillAndSubmit(database.db, lee, world.scorecards.lee, { levels: allAt(world, 2) });
		await revise(2, 'After the others', 'Lee reminded me.');
		expect(await revisionsOf(world, world.scorecards.kim)).toEqual([
			{ number: 1, reason: '', othersSeen: false, keyTakeaways: 'At first' },
			{ number: 2, reason: 'I mixed up two answers.', othersSeen: false, keyTakeaways: 'Alone' },
			{ number: 3, reason: 'Lee reminded me.', othersSeen: true, keyTakeaways: 'After the others' },
		]);
		const view = await viewScorecard(database.db, kim, world.scorecards.kim);
		if (view.kind !== 'own') throw new Error(view.kind);
		expect(view.submitted.revisions.map(({ number }) => number)).toEqual([3, 2, 1]);
		expect(
			(await viewRevising(database.db, kim, world.scorecards.kim)).writing.draft.content.keyTakeaways,
		).toBe('After the others');
	});

	test('needs a reason, the newest revision under it, and the author', async () => {
		const world = await panelWorld(database.db);
		const { kim, lee } = world.members;
		const content = await fillAndSubmit(database.db, kim, world.scorecards.kim, { levels: allAt(world, 4) });
		const revise = (actor: typeof kim, base: number, change: object, reason = 'A reason') =>
			reviseScorecard(
				database.db,
				actor,
				world.scorecards.kim,
				{ baseRevisionNumber: base, content: { ...content, ...change }, reason },
				NOW,
			);
		const changed = { keyTakeaways: 'Changed' };
		expect((await refusalOf(revise(kim, 1, changed, ' '))).fields[0]?.field).toBe('reason');
		expect((await refusalOf(revise(lee, 1, changed))).code).toBe('forbidden');
		expect((await refusalOf(revise(world.admin, 1, changed))).code).toBe('forbidden');
		await revise(kim, 1, changed);
		await revise(kim, 1, changed);
		expect((await refusalOf(revise(kim, 1, { keyTakeaways: 'Other' }))).data).toMatchObject({
			kind: 'stale_revision',
		});
		expect(await revisionsOf(world, world.scorecards.kim)).toHaveLength(2);
	});

	test('at the same moment in two tabs keeps one, and refuses the other', async () => {
		const world = await panelWorld(database.db);
		const { kim } = world.members;
		const content = await fillAndSubmit(database.db, kim, world.scorecards.kim, { levels: allAt(world, 4) });
		const outcomes = await Promise.allSettled(
			['a', 'b', 'c'].map((keyTakeaways) =>
				reviseScorecard(
					database.db,
					kim,
					world.scorecards.kim,
					{ baseRevisionNumber: 1, content: { ...content, keyTakeaways }, reason: 'Raced' },
					NOW,
				),
			),
		);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await revisionsOf(world, world.scorecards.kim)).toHaveLength(2);
	});

	test('private notes alone make no revision; a raised red flag stays as it was raised, a new one is added', async () => {
		const world = await panelWorld(database.db);
		const { kim } = world.members;
		const content = await fillAndSubmit(database.db, kim, world.scorecards.kim, {
			levels: allAt(world, 4),
			redFlags: [{ text: 'Late', evidence: 'Twice' }],
		});
		const revise = (change: object) =>
			reviseScorecard(
				database.db,
				kim,
				world.scorecards.kim,
				{ baseRevisionNumber: 1, content: { ...content, ...change }, reason: 'A reason' },
				NOW,
			);
		await revise({ privateNotes: 'For me' });
		expect(await revisionsOf(world, world.scorecards.kim)).toHaveLength(1);
		const [flag] = content.redFlags;
		if (!flag) throw new Error('missing');
		const rewritten = await refusalOf(revise({ redFlags: [{ ...flag, evidence: 'Never' }] }));
		expect(rewritten.fields[0]?.message).toContain('stays as it was raised');
		expect((await refusalOf(revise({ redFlags: [] }))).fields[0]?.message).toContain('stays on record');
		await revise({ redFlags: [flag, { id: newId(), signalId: null, text: 'Rude', evidence: 'Once' }] });
		const view = await viewScorecard(database.db, kim, world.scorecards.kim);
		if (view.kind !== 'own') throw new Error(view.kind);
		expect(view.submitted.redFlags.map(({ text }) => text)).toEqual(['Late', 'Rude']);
	});
});

test('an envelope never says more of a submitted scorecard than that it is', async () => {
	const world = await panelWorld(database.db);
	await fillAndSubmit(database.db, world.members.kim, world.scorecards.kim, {
		levels: allAt(world, 5),
		keyTakeaways: 'KIM-TAKEAWAY',
	});
	const envelopes = await asActor(database.db, world.members.lee, (tx) =>
		scorecards.ofApplication(tx, world.job.jobId, world.applicationId),
	);
	expect(envelopes.map(({ state }) => state).sort()).toEqual(['draft', 'draft', 'submitted']);
	expect(JSON.stringify(envelopes)).not.toContain('KIM-');
});
