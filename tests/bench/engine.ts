// `npm run bench:engine`: how right the engine is on panels whose truth is known, and how fast beside R's lme4.
import { parseArgs } from 'node:util';
import { accuracyTables } from './engine/accuracy.ts';
import { fitTable, largeTable, scoreTable } from './engine/speed.ts';

const { values } = parseArgs({ options: { small: { type: 'boolean', default: false } } });

const parts: [string, () => string[]][] = [
	['Accuracy', accuracyTables],
	['Restricted maximum likelihood, the same ratings, one run', () => fitTable(values.small)],
	['Larger fits', () => largeTable(values.small)],
	['Scoring', scoreTable],
];

for (const [title, table] of parts) console.log([`## ${title}`, ...table(), ''].join('\n'));
