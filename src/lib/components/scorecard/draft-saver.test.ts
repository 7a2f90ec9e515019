import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyContent, type ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { DraftSaver, longestDelay, pause, type SaveAnswer } from '#lib/components/scorecard/draft-saver.ts';
import { draftStore } from '#lib/components/scorecard/draft-store.ts';

const said = (keyTakeaways: string): ScorecardContent => ({ ...emptyContent(), keyTakeaways });
const owner = { organizationId: 'o1', memberId: 'm1', id: 's1' };

function device() {
	const kept = new Map<string, string>();
	const storage = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key),
		key: (index: number) => [...kept.keys()][index] ?? null,
		get length() {
			return kept.size;
		},
	};
	return () => storage;
}

/** A server that keeps what it accepted, and whose answers are given by hand. */
function world(answers: (SaveAnswer | 'save')[] = []) {
	const store = draftStore(device(), owner);
	const server = { revision: 0, content: emptyContent(), requests: 0, atOnce: 0, mostAtOnce: 0 };
	const saver = new DraftSaver({
		revision: 0,
		savedAt: null,
		check: (content) =>
			content.keyTakeaways.length > 100 ? [{ field: 'keyTakeaways', message: 'Too long.' }] : [],
		async send({ baseRevision, content }) {
			server.requests += 1;
			server.atOnce += 1;
			server.mostAtOnce = Math.max(server.mostAtOnce, server.atOnce);
			await new Promise((done) => setTimeout(done, 300));
			server.atOnce -= 1;
			const answer = answers.shift() ?? 'save';
			if (answer !== 'save') return answer;
			if (baseRevision !== server.revision) {
				return { kind: 'conflict', revision: server.revision, theirs: server.content };
			}
			server.revision += 1;
			server.content = content;
			return { kind: 'saved', revision: server.revision, savedAt: new Date(0) };
		},
		store,
		later(work, ms) {
			const timer = setTimeout(work, ms);
			return () => clearTimeout(timer);
		},
		onstate: () => undefined,
	});
	return { saver, server, store };
}

describe('saving while somebody types', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	test('a pause saves, and the copy on the device goes', async () => {
		const { saver, server, store } = world();
		saver.change(said('Hello'));
		expect(store.read()).toEqual({ baseRevision: 0, content: said('Hello') });
		expect(saver.state.kind).toBe('unsaved');
		await vi.advanceTimersByTimeAsync(pause + 300);
		expect(saver.state).toEqual({ kind: 'saved', at: new Date(0) });
		expect(server.content.keyTakeaways).toBe('Hello');
		expect(store.read()).toBeNull();
	});

	test('without a pause, a save still begins within a second of the first change', async () => {
		const { saver, server } = world();
		for (let typed = 0; typed < longestDelay; typed += 100) {
			saver.change(said(`typed ${typed}`));
			await vi.advanceTimersByTimeAsync(100);
		}
		expect(server.requests).toBe(1);
	});

	test('one request at a time, and the newest content wins', async () => {
		const { saver, server, store } = world();
		for (let typed = 0; typed <= 5_000; typed += 50) {
			saver.change(said(`typed ${typed}`));
			await vi.advanceTimersByTimeAsync(50);
		}
		await vi.advanceTimersByTimeAsync(3_000);
		expect(server.mostAtOnce).toBe(1);
		expect(server.content.keyTakeaways).toBe('typed 5000');
		expect(saver.state.kind).toBe('saved');
		expect(store.read()).toBeNull();
	});

	test('offline, it keeps the text on the device and sends it when the network is back', async () => {
		const { saver, server, store } = world([{ kind: 'unreachable' }, { kind: 'unreachable' }]);
		saver.change(said('In the lift'));
		await vi.advanceTimersByTimeAsync(pause + 300);
		expect(saver.state.kind).toBe('waiting');
		expect(store.read()?.content).toEqual(said('In the lift'));
		await vi.advanceTimersByTimeAsync(60_000);
		expect(server.content.keyTakeaways).toBe('In the lift');
		expect(saver.state.kind).toBe('saved');
	});

	test('signed out, it keeps the text and sends it when asked again', async () => {
		const { saver, server, store } = world([{ kind: 'signed_out' }]);
		saver.change(said('Still here'));
		await vi.advanceTimersByTimeAsync(pause + 300);
		expect(saver.state.kind).toBe('signed_out');
		expect(store.read()?.content).toEqual(said('Still here'));
		saver.retry();
		await vi.advanceTimersByTimeAsync(300);
		expect(server.content.keyTakeaways).toBe('Still here');
	});

	test('newer text elsewhere stops saving until the person chose, and then goes on top of it', async () => {
		const { saver, server, store } = world();
		server.revision = 4;
		server.content = said('From the phone');
		saver.change(said('From the laptop'));
		await vi.advanceTimersByTimeAsync(pause + 300);
		expect(saver.state).toMatchObject({ kind: 'conflict', revision: 4, theirs: said('From the phone') });
		saver.change(said('From the laptop, more'));
		await vi.advanceTimersByTimeAsync(60_000);
		expect(server.content.keyTakeaways).toBe('From the phone');
		expect(store.read()?.content).toEqual(said('From the laptop, more'));
		saver.resolve(said('Both'));
		await vi.advanceTimersByTimeAsync(1_000);
		expect(server.content.keyTakeaways).toBe('Both');
		expect(server.revision).toBe(5);
		expect(saver.state.kind).toBe('saved');
	});

	test('what is too long is not sent and says so; shortening it goes on', async () => {
		const { saver, server, store } = world();
		saver.change(said('x'.repeat(101)));
		await vi.advanceTimersByTimeAsync(2_000);
		expect(saver.state).toEqual({
			kind: 'refused',
			problems: [{ field: 'keyTakeaways', message: 'Too long.' }],
		});
		expect(server.requests).toBe(0);
		expect(store.read()?.content).toEqual(said('x'.repeat(101)));
		saver.change(said('x'));
		await vi.advanceTimersByTimeAsync(2_000);
		expect(saver.state.kind).toBe('saved');
	});

	test('flushing waits for the request under way and sends the rest', async () => {
		const { saver, server } = world();
		saver.change(said('One'));
		await vi.advanceTimersByTimeAsync(pause + 100);
		saver.change(said('Two'));
		const flushed = saver.flush();
		await vi.advanceTimersByTimeAsync(1_000);
		expect(await flushed).toBe(true);
		expect(server.content.keyTakeaways).toBe('Two');
		expect(saver.revision).toBe(2);
	});

	test('flushing says no where the server could not be reached', async () => {
		const { saver } = world([{ kind: 'unreachable' }]);
		saver.change(said('One'));
		const flushed = saver.flush();
		await vi.advanceTimersByTimeAsync(1_000);
		expect(await flushed).toBe(false);
		expect(saver.leftover()).toEqual({ baseRevision: 0, content: said('One') });
	});

	test('a copy that this device kept goes on from the revision that it was written on', async () => {
		const { saver, server } = world();
		server.revision = 3;
		server.content = said('Newer elsewhere');
		saver.restore({ baseRevision: 2, content: said('From the closed tab') });
		await vi.advanceTimersByTimeAsync(1_000);
		expect(saver.state).toMatchObject({ kind: 'conflict', theirs: said('Newer elsewhere') });
	});

	test('after the end nothing is sent and nothing is kept', async () => {
		const { saver, server, store } = world();
		saver.change(said('One'));
		saver.finish();
		saver.change(said('Two'));
		await vi.advanceTimersByTimeAsync(5_000);
		expect(server.requests).toBe(0);
		expect(store.read()).toBeNull();
	});
});

describe('the copy on this device', () => {
	test('is nobody’s else: not another member’s, organization’s or scorecard’s', () => {
		const storage = device();
		draftStore(storage, owner).write({ baseRevision: 1, content: said('Mine') });
		for (const other of [{ memberId: 'm2' }, { organizationId: 'o2' }, { id: 's2' }]) {
			expect(draftStore(storage, { ...owner, ...other }).read()).toBeNull();
		}
		expect(draftStore(storage, owner).read()).toEqual({ baseRevision: 1, content: said('Mine') });
	});

	test('of one page is untouched by what another page saves, and is there for the next one', () => {
		const storage = device();
		const [first, second] = [draftStore(storage, owner), draftStore(storage, owner)];
		first.write({ baseRevision: 1, content: said('First') });
		second.write({ baseRevision: 1, content: said('Second') });
		first.write({ baseRevision: 2, content: said('First, and more') });
		first.clear();
		const next = draftStore(storage, owner);
		expect(next.read()).toEqual({ baseRevision: 1, content: said('Second') });
		next.write({ baseRevision: 1, content: said('Second, taken up') });
		next.clear();
		expect(draftStore(storage, owner).read()).toBeNull();
	});

	test.each(['', 'no JSON', '{}', '{"baseRevision":"1","content":{}}', '[1]'])('%j is no copy', (stored) => {
		const storage = {
			length: 1,
			key: () => 'touchstone.scorecard.o1.m1.s1.draft.page',
			getItem: () => stored,
			setItem: () => undefined,
			removeItem: () => undefined,
		};
		expect(draftStore(() => storage, owner).read()).toBeNull();
	});

	test('a device that keeps nothing is no reason to stop', () => {
		const store = draftStore(() => {
			throw new Error('forbidden');
		}, owner);
		expect(store.read()).toBeNull();
		expect(store.write({ baseRevision: 0, content: said('x') })).toBe(false);
		expect(() => store.clear()).not.toThrow();
	});
});
