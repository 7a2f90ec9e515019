/**
 * Adjusted p-values (q-values) that bound the false discovery rate (Benjamini & Hochberg 1995), in the order given.
 * `pValues` are within [0, 1]; null stays null and does not count as a test. Throws RangeError for other values.
 */
export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
	const adjusted: (number | null)[] = pValues.map(() => null);
	const tests = pValues.flatMap((p, at) => (p === null ? [] : [{ p, at }]));
	for (const { p } of tests) {
		if (!(p >= 0 && p <= 1)) throw new RangeError(`benjaminiHochberg: ${p} is not within [0, 1]`);
	}
	tests.sort((first, second) => second.p - first.p);
	let least = 1;
	tests.forEach(({ p, at }, fromTop) => {
		least = Math.min(least, (p * tests.length) / (tests.length - fromTop));
		adjusted[at] = least;
	});
	return adjusted;
}
