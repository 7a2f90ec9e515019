import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyContent } from '#lib/domain/scorecard/content.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, createDatabase, type Db } from '#lib/server/db/database.ts';
import { type EmbeddedDatabase, startEmbedded } from '#lib/server/db/embedded.ts';
import * as drafts from '#lib/server/db/scorecard-drafts.ts';
import { createLogger } from '#lib/server/log.ts';
import { panelWorld } from '../support/scorecards.ts';
import { cookieOf, freePort, type RunningServer, startServer } from '../support/server.ts';

const KILLS = 20;

let folder: string;
let database: EmbeddedDatabase;
let db: Db;
let server: RunningServer;
let port: number;

const env = () => ({ TOUCHSTONE_DATA: folder, DATABASE_URL: '' });

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'touchstone-kill-'));
	port = await freePort();
	server = await startServer(env(), port);
	// Beside the server, on the database that the server started: it stays while either is there.
	database = await startEmbedded({ dataDir: path.join(folder, 'postgres'), log: createLogger('silent') });
	const pool = new pg.Pool({ ...database.connection, max: 5 });
	pool.on('error', () => undefined);
	db = createDatabase(pool);
}, 120_000);

afterAll(async () => {
	await server.stop();
	await db.destroy();
	await database.stop();
	await rm(folder, { recursive: true, force: true });
});

/** Saves one author's draft again and again, as a browser does, and remembers what was acknowledged. */
class Author {
	revision = 0;
	acknowledged = '';
	private counter = 0;
	readonly member: SignedIn;
	readonly scorecardId: string;
	private readonly cookie: string;
	private readonly dimensionId: string;

	constructor(member: SignedIn, scorecardId: string, cookie: string, dimensionId: string) {
		this.member = member;
		this.scorecardId = scorecardId;
		this.cookie = cookie;
		this.dimensionId = dimensionId;
	}

	async writeUntil(isOver: () => boolean): Promise<void> {
		while (!isOver()) {
			const note = `${this.member.name} wrote ${String(++this.counter)}`;
			const content = {
				...emptyContent(),
				ratings: { [this.dimensionId]: { level: 3, notAssessed: null, note } },
			};
			const saved = await this.save(content);
			if (saved) this.acknowledged = note;
		}
	}

	/** A request that got no answer is sent again until it does. */
	private async save(content: unknown): Promise<boolean> {
		for (;;) {
			try {
				const answer = await fetch(`${server.url}/scorecards/${this.scorecardId}/draft`, {
					method: 'PUT',
					headers: { 'content-type': 'application/json', cookie: this.cookie },
					body: JSON.stringify({ baseRevision: this.revision, content }),
				});
				if (!answer.ok) throw new Error(`answered ${String(answer.status)}: ${await answer.text()}`);
				const body = (await answer.json()) as { revision: number };
				this.revision = body.revision;
				return true;
			} catch (reason) {
				if (reason instanceof Error && reason.message.startsWith('answered 4')) throw reason;
				await sleep(20);
			}
		}
	}
}

describe('a server that is killed', () => {
	test(`loses nothing that it acknowledged, ${String(KILLS)} times under concurrent saves`, async () => {
		const world = await panelWorld(db);
		const dimensionId = world.role.dimensions[0]?.id ?? '';
		const authors = await Promise.all(
			(['kim', 'lee', 'noa'] as const).map(async (key) => {
				const member = world.members[key];
				return new Author(member, world.scorecards[key], await cookieOf(db, member), dimensionId);
			}),
		);
		let over = false;
		const writing = authors.map((author) => author.writeUntil(() => over));
		for (let kill = 0; kill < KILLS; kill++) {
			await sleep(150 + (kill % 5) * 60);
			await server.kill();
			const before = authors.map((author) => author.acknowledged);
			server = await startServer(env(), port);
			for (const [index, author] of authors.entries()) {
				const stored = await storedNote(author, dimensionId);
				const count = (note: string) => Number(/wrote (\d+)$/.exec(note)?.[1] ?? 0);
				expect(count(stored)).toBeGreaterThanOrEqual(count(before[index] ?? ''));
			}
		}
		over = true;
		await Promise.all(writing);
		for (const author of authors) {
			expect(author.revision).toBeGreaterThan(KILLS);
			expect(await storedNote(author, dimensionId)).toBe(author.acknowledged);
		}
	}, 240_000);
});

async function storedNote(author: Author, dimensionId: string): Promise<string> {
	const draft = await asActor(db, author.member, (tx) => drafts.find(tx, author.scorecardId));
	return draft.content.ratings[dimensionId]?.note ?? '';
}
