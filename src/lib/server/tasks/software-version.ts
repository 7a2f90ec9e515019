import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const Manifest = z.object({ version: z.string() });
const file = path.resolve(import.meta.dirname, '../../../../package.json');

export const softwareVersion = Manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
