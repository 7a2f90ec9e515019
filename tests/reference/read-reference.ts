import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';

/** A reference file of this folder, by its name without ".json". */
export function readReference<T>(name: string, schema: z.ZodType<T>): T {
	return schema.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, `${name}.json`), 'utf8')));
}
