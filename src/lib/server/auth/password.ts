import { type Algorithm, hash, verify } from '@node-rs/argon2';

// OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane.
const OPTIONS = {
	algorithm: 2 satisfies Algorithm.Argon2id,
	memoryCost: 19_456,
	timeCost: 2,
	parallelism: 1,
};

export function hashPassword(password: string): Promise<string> {
	return hash(password, OPTIONS);
}

let decoy: Promise<string> | null = null;

/** With no hash to compare, the same work is done all the same, so that time does not tell whether an account exists. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
	decoy ??= hashPassword('a password that nobody has');
	const matches = await verify(stored ?? (await decoy), password);
	return stored !== null && matches;
}
