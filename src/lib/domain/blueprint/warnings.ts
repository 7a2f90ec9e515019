import type { Warning } from '#lib/domain/blueprint/blueprint.ts';

export type Raise = (warning: Warning) => void;

/** Collects warnings in the order in which they are raised; the same one is kept once. */
export function collectWarnings(): { raise: Raise; list: () => Warning[] } {
	const seen = new Map<string, Warning>();
	return {
		raise: (warning) => {
			const key = JSON.stringify(warning);
			if (!seen.has(key)) seen.set(key, warning);
		},
		list: () => [...seen.values()],
	};
}
