import { isRedirect } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { viewPolicy } from '#lib/server/workflows/change-policy-view.ts';
import { actions } from '../../src/routes/(app)/settings/policy/+page.server.ts';
import { PolicyForm, textsOf } from '../../src/routes/(app)/settings/policy/policy-form.ts';
import { useDatabase } from '../support/database.ts';
import { createOrganization } from '../support/world.ts';

const database = useDatabase();
const now = new Date('2026-11-25T09:00:00Z');

type Sent = Record<string, string | string[]>;

const asTyped: Sent = {
	basedOn: '1',
	seen: '',
	...textsOf(defaultPolicy),
	'notesRequiredAt[]': ['1', '2', '5'],
};

async function send(name: 'preview' | 'save', member: SignedIn, sent: Sent) {
	const body = new URLSearchParams(
		Object.entries(sent).flatMap(([key, value]) => [value].flat().map((one) => [key, one])),
	);
	const url = new URL(`http://localhost/settings/policy?/${name}`);
	const request = new Request(url, { method: 'POST', body });
	const event = { request, url, locals: { db: database.db, member, now } };
	return actions[name]?.(event as unknown as Parameters<NonNullable<(typeof actions)['preview']>>[0]);
}

describe('the form of the policy', () => {
	test('reads the default policy back as it is, shares in per cent', () => {
		const { basedOn, ...policy } = PolicyForm.parse({
			...textsOf(defaultPolicy),
			basedOn: '1',
			notesRequiredAt: ['1', '2', '5'],
		});
		expect(policy).toEqual(defaultPolicy);
		expect(basedOn).toBe(1);
		expect(textsOf({ ...defaultPolicy, pHire: 0.805, minCoverage: 0.07 })).toMatchObject({
			pHire: '80.5',
			minCoverage: '7',
		});
		for (const share of [0.07, 0.29, 0.57, 0.8055, 1]) {
			const texts = textsOf({ ...defaultPolicy, pHire: share });
			expect(PolicyForm.shape.pHire.parse(texts.pHire)).toBe(share);
		}
	});

	test.each<[string, Sent, string]>([
		['a share that is no number', { pHire: 'three quarters' }, 'pHire'],
		['a share over 100', { pStrong: '101' }, 'pStrong'],
		['bands that do not rise', { pLeanHire: '80' }, 'pLeanHire'],
		['bars that do not rise', { bar: '4,5' }, 'bar'],
		['a severity that there is not', { severity: 'hide' }, 'severity'],
		['half a rater', { quorum: '2.5' }, 'quorum'],
		['a link that dies too early', { exerciseLinkDays: '2' }, 'exerciseLinkDays'],
	])('refuses %s at its field, and keeps all that was typed', async (_what, typed, field) => {
		const { admin } = await createOrganization(database.db);
		for (const name of ['preview', 'save'] as const) {
			const texts = { ...textsOf(defaultPolicy), strongBar: '4.4', ...typed };
			const sent = { ...asTyped, ...texts, 'notesRequiredAt[]': ['3'] };
			expect(await send(name, admin, sent)).toMatchObject({
				status: 400,
				data: {
					refusal: { code: 'invalid', fields: [{ field }] },
					values: { texts, notesRequiredAt: ['3'] },
				},
			});
		}
		expect((await viewPolicy(database.db, admin)).version).toBe(1);
	});

	test('saves only what was seen: a save without its preview shows it instead', async () => {
		const { admin } = await createOrganization(database.db);
		const sent = { ...asTyped, quorum: '2' };
		const shown = await send('save', admin, sent);
		expect(shown).toMatchObject({
			isAnew: true,
			preview: { version: 2, settings: [{ name: 'quorum', before: '3 raters', after: '2 raters' }] },
			values: { texts: { quorum: '2' }, notesRequiredAt: ['1', '2', '5'] },
		});
		expect((await viewPolicy(database.db, admin)).version).toBe(1);

		const { seen } = (shown as { preview: { seen: string } }).preview;
		const redirected = await send('save', admin, { ...sent, seen }).catch((reason: unknown) => reason);
		expect(isRedirect(redirected) && redirected.location).toMatch(/settings\/policy\?saved=2$/);
		expect((await viewPolicy(database.db, admin)).policy).toEqual({ ...defaultPolicy, quorum: 2 });
	});

	test('keeps what was typed where another version came meanwhile', async () => {
		const { admin } = await createOrganization(database.db);
		const sent = { ...asTyped, basedOn: '7', quorum: '2' };
		expect(await send('preview', admin, sent)).toMatchObject({
			status: 409,
			data: { refusal: { code: 'conflict', data: { version: 1 } }, values: { texts: { quorum: '2' } } },
		});
	});
});
