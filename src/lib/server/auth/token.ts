import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const TOKEN = /^([A-Za-z0-9_-]{22})([A-Za-z0-9_-]{43})$/;

/** What a cookie or a link holds, and what the database keeps of it. */
export type NewToken = { token: string; hash: Buffer };

/** A token begins with its organization's id, so that row-level security can be set before it is looked up. */
export function createToken(organizationId: string): NewToken {
	const organization = Buffer.from(organizationId.replaceAll('-', ''), 'hex');
	const token = organization.toString('base64url') + randomBytes(SECRET_BYTES).toString('base64url');
	return { token, hash: hashOf(token) };
}

/** Null where the text cannot be a token of ours. */
export function readToken(token: string): { organizationId: string; hash: Buffer } | null {
	const match = TOKEN.exec(token);
	if (!match?.[1]) return null;
	const hex = Buffer.from(match[1], 'base64url').toString('hex');
	const organizationId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
	return { organizationId, hash: hashOf(token) };
}

function hashOf(token: string): Buffer {
	return createHash('sha256').update(token).digest();
}
