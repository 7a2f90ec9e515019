import { earlyApplications } from '#lib/domain/sample/applications/early.ts';
import { elliotFarnsby } from '#lib/domain/sample/applications/elliot-farnsby.ts';
import { garethPennock } from '#lib/domain/sample/applications/gareth-pennock.ts';
import { nadiaBenhaddou } from '#lib/domain/sample/applications/nadia-benhaddou.ts';
import { rowanAchterberg } from '#lib/domain/sample/applications/rowan-achterberg.ts';
import { soledadQuispe } from '#lib/domain/sample/applications/soledad-quispe.ts';
import { thandiweMokoena } from '#lib/domain/sample/applications/thandiwe-mokoena.ts';
import { yusufKaraduman } from '#lib/domain/sample/applications/yusuf-karaduman.ts';
import type { SampleApplication } from '#lib/domain/sample/types.ts';

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
