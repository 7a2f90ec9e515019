const LOG_SQRT_TWO_PI = Math.log(2 * Math.PI) / 2;
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];
const TINY = 1e-300;
const EPSILON = 1e-16;
const MOST_TERMS = 1_000_000;

function requirePositive(name: string, value: number): void {
	if (!(value > 0 && value < Infinity)) throw new RangeError(`${name}: ${value} is not positive and finite`);
}

/**
 * ln Γ(x) for x > 0, by Stirling's series after raising x to 10 or more (Abramowitz & Stegun 1964, 6.1.15, 6.1.41).
 * Throws RangeError where x is not positive and finite.
 */
export function logGamma(x: number): number {
	requirePositive('logGamma', x);
	let product = 1;
	let raised = x;
	for (; raised < 10; raised += 1) product *= raised;
	let power = 1 / raised;
	let correction = 0;
	for (const coefficient of STIRLING) {
		correction += coefficient * power;
		power /= raised * raised;
	}
	return (raised - 0.5) * Math.log(raised) - raised + LOG_SQRT_TWO_PI + correction - Math.log(product);
}

/** Value of b₀ + a₁/(b₁ + a₂/(b₂ + …)) by the modified Lentz method (Thompson & Barnett 1986). */
function continuedFraction(first: number, step: (n: number) => { a: number; b: number }): number {
	let value = first === 0 ? TINY : first;
	let c = value;
	let d = 0;
	for (let n = 1; n <= MOST_TERMS; n += 1) {
		const { a, b } = step(n);
		d = b + a * d;
		d = 1 / (d === 0 ? TINY : d);
		c = b + a / c;
		if (c === 0) c = TINY;
		value *= c * d;
		if (Math.abs(c * d - 1) < EPSILON) break;
	}
	return value;
}

function lowerGammaSeries(a: number, x: number): number {
	let term = 1 / a;
	let sum = term;
	for (let n = 1; term > sum * EPSILON && n <= MOST_TERMS; n += 1) {
		term *= x / (a + n);
		sum += term;
	}
	return sum;
}

/**
 * Q(a, x) = Γ(a, x)/Γ(a), the regularised upper incomplete gamma function, for a > 0 and x ≥ 0; within [0, 1].
 * Series below a + 1, continued fraction above (Abramowitz & Stegun 1964, 6.5.29 and 6.5.31).
 * Throws RangeError outside.
 */
export function upperIncompleteGamma(a: number, x: number): number {
	requirePositive('upperIncompleteGamma', a);
	if (!(x >= 0)) throw new RangeError(`upperIncompleteGamma: ${x} is not 0 or more`);
	if (x === 0) return 1;
	if (x === Infinity) return 0;
	const front = Math.exp(a * Math.log(x) - x - logGamma(a));
	if (x < a + 1) return Math.max(0, 1 - front * lowerGammaSeries(a, x));
	return Math.min(1, front / continuedFraction(x + 1 - a, (n) => ({ a: n * (a - n), b: x + 2 * n + 1 - a })));
}

function betaFraction(a: number, b: number, x: number): number {
	return continuedFraction(1, (n) => {
		const m = Math.floor(n / 2);
		const numerator =
			n % 2 === 0
				? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
				: (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		return { a: numerator, b: 1 };
	});
}

/**
 * I_x(a, b), the regularised incomplete beta function, for a > 0, b > 0 and x in [0, 1]; within [0, 1].
 * `complement` is 1 − x, for callers that know it more exactly than the subtraction gives.
 * Continued fraction on the side where it converges fast (Abramowitz & Stegun 1964, 26.5.8).
 * Throws RangeError outside.
 */
export function incompleteBeta(x: number, a: number, b: number, complement = 1 - x): number {
	requirePositive('incompleteBeta', a);
	requirePositive('incompleteBeta', b);
	if (!(x >= 0 && x <= 1)) throw new RangeError(`incompleteBeta: ${x} is not within [0, 1]`);
	if (x === 0) return 0;
	if (complement === 0) return 1;
	const front = Math.exp(
		logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(complement),
	);
	if (x < (a + 1) / (a + b + 2)) return Math.min(1, front / a / betaFraction(a, b, x));
	return Math.max(0, 1 - front / b / betaFraction(b, a, complement));
}
