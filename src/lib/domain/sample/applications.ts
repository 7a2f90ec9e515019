import { earlyApplications } from './applications/early.ts';
import { elliotFarnsby } from './applications/elliot-farnsby.ts';
import { garethPennock } from './applications/gareth-pennock.ts';
import { nadiaBenhaddou } from './applications/nadia-benhaddou.ts';
import { rowanAchterberg } from './applications/rowan-achterberg.ts';
import { soledadQuispe } from './applications/soledad-quispe.ts';
import { thandiweMokoena } from './applications/thandiwe-mokoena.ts';
import { yusufKaraduman } from './applications/yusuf-karaduman.ts';
import type { SampleApplication } from './types.ts';

/** Twelve, in the order of how far they have come. All are for the sample job. */
export const sampleApplications: readonly SampleApplication[] = [
	...earlyApplications,
	nadiaBenhaddou,
	rowanAchterberg,
	garethPennock,
	soledadQuispe,
	yusufKaraduman,
	thandiweMokoena,
	elliotFarnsby,
];
