import { adverseKind } from './adverse.ts';
import { alphaKind } from './alpha.ts';
import { bandsKind } from './bands.ts';
import { benchmarkKind } from './benchmark.ts';
import { connectivityKind } from './connectivity.ts';
import { gstudyKind } from './gstudy.ts';
import { iccKind } from './icc.ts';
import { kappaKind } from './kappa.ts';
import { lmmKind } from './lmm.ts';
import { mapKind } from './map.ts';
import { normalKind } from './normal.ts';
import { decisionsKind, panelKinds } from './panel.ts';
import type { ReferenceKind } from './reference-case.ts';
import { robustnessKind } from './robustness.ts';

export const KINDS: readonly ReferenceKind[] = [
	adverseKind,
	alphaKind,
	bandsKind,
	benchmarkKind,
	connectivityKind,
	decisionsKind,
	gstudyKind,
	iccKind,
	kappaKind,
	lmmKind,
	mapKind,
	normalKind,
	...panelKinds,
	robustnessKind,
];
