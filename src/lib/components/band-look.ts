import type { Band, RecommendationStatus } from '#lib/domain/recommendation/verdict.ts';
import type { IconName } from '#lib/components/icons.ts';

export interface BandLook {
	tone: 'strong-hire' | 'hire' | 'lean-hire' | 'lean-no-hire' | 'no-hire' | 'strong-no-hire' | 'none';
	icon: IconName;
}

const looks: Record<Band, BandLook> = {
	STRONG_HIRE: { tone: 'strong-hire', icon: 'band-strong-hire' },
	HIRE: { tone: 'hire', icon: 'band-hire' },
	LEAN_HIRE: { tone: 'lean-hire', icon: 'band-lean-hire' },
	LEAN_NO_HIRE: { tone: 'lean-no-hire', icon: 'band-lean-no-hire' },
	NO_HIRE: { tone: 'no-hire', icon: 'band-no-hire' },
	STRONG_NO_HIRE: { tone: 'strong-no-hire', icon: 'band-strong-no-hire' },
};

/** A knock-out keeps its band's colour but shows that it was stopped, not scored. */
export function bandLook(band: Band | null, status: RecommendationStatus | undefined): BandLook {
	if (status === 'HOLD') return { tone: 'none', icon: 'band-hold' };
	if (status === 'KNOCKED_OUT') return { tone: 'no-hire', icon: 'stop' };
	if (status === 'INSUFFICIENT_EVIDENCE' || band === null) return { tone: 'none', icon: 'band-none' };
	return looks[band];
}
