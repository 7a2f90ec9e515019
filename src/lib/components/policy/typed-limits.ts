import type { BandLimits } from '#lib/domain/recommendation/model/bands.ts';

const scores = ['bar', 'strongBar', 'strongNoBar'] as const;
const shares = ['pHire', 'pLeanHire', 'pLeanNo', 'pStrongHireBar', 'pStrong', 'pStrongNo'] as const;

/** The limits as they were typed, shares in per cent; null where they could not be drawn. */
export function limitsOf(texts: Record<keyof BandLimits, string>): BandLimits | null {
	const limits = Object.fromEntries([
		...scores.map((name) => [name, numberOf(texts[name])]),
		...shares.map((name) => [name, numberOf(texts[name]) / 100]),
	]) as BandLimits;
	const { pLeanNo, pLeanHire, pHire, pStrongHireBar } = limits;
	const rises = [0, pLeanNo, pLeanHire, pHire, pStrongHireBar, 1].every(
		(edge, place, edges) => place === 0 || edge >= (edges[place - 1] ?? 0),
	);
	return rises && Object.values(limits).every(Number.isFinite) ? limits : null;
}

function numberOf(text: string): number {
	return text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
}
