import type { Db } from '#lib/server/db/database.ts';
import { asActor } from '#lib/server/db/database.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';
import type pg from 'pg';
import { z } from 'zod';
import type { Task } from './blocks.ts';
import { BenchFailure } from './failure.ts';
import type { Answer, Ask, HttpClient } from './http-client.ts';
import {
	addApplications,
	applicationSubjects,
	copyRecommendations,
	countSubmitted,
	type DraftSeat,
	MEASURED,
	seatDrafts,
} from './mass.ts';
import type { Recorder, Recording } from './recorder.ts';
import { runTasks } from './blocks.ts';
import type { Subject } from './replay.ts';
import { contentFor, createWorld, type World } from './world.ts';

/** One request of a block: asked of the app, or sent as its statements. */
export type Item = { ask: Ask; subject: Subject; check: (answer: Answer) => void };

/** Requests for the app, as many others for the floor, and one that is recorded. */
export type Block = { recorded: Item; app: Item[]; floor: Item[]; after: () => Promise<void> };

export type Case = { name: string; block(round: number, size: number): Promise<Block> };
