import { candidateCovariance, effectsOf, type System } from '#lib/domain/recommendation/model/system.ts';
import { choleskyOf, solve } from '#lib/domain/statistics/matrix.ts';

/**
 * The candidates' own effect c (without what is particular to a dimension) in the joint model, as best linear unbiased
 * prediction with its error variance, by id: c = k'(y - A b), k = V^-1 c* (Henderson 1975).
 */
export function candidateEffects(
	system: System,
): { candidateId: string; effect: number; variance: number }[] {
	const { panel, model, size, estimate, covariance } = system;
	return panel.candidates.map((rows, i) => {
		const n = rows.level.length;
		const effects = effectsOf(panel, rows, model.mode);
		const own = new Float64Array(n).fill(model.variance.candidate);
		const k = solve(choleskyOf(candidateCovariance(rows, model), n), n, own);
		const g = new Float64Array(size);
		let effect = 0;
		let variance = model.variance.candidate;
		for (let o = 0; o < n; o++) {
			let residual = rows.level[o]!;
			for (const column of effects) {
				residual -= estimate[column[o]!]!;
				g[column[o]!]! -= k[o]!;
			}
			effect += k[o]! * residual;
			variance -= k[o]! * own[o]!;
		}
		for (let e = 0; e < size; e++) {
			if (g[e] === 0) continue;
			for (let f = 0; f < size; f++) variance += g[e]! * covariance[e * size + f]! * g[f]!;
		}
		return { candidateId: panel.candidateIds[i]!, effect, variance };
	});
}
