import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isActionFailure, isRedirect } from '@sveltejs/kit';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import ImportChoice from '#lib/components/role/ImportChoice.svelte';
import ImportComparison from '#lib/components/role/ImportComparison.svelte';
import ImportForm from '#lib/components/role/ImportForm.svelte';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import type { AskedOutcome } from '#lib/server/workflows/import-blueprint.ts';
import type { ImportComparison as Comparison } from '#lib/server/workflows/import-version.ts';
import { actions } from '../../src/routes/(app)/roles/import/+page.server.ts';
import { useDatabase } from '../support/database.ts';
import { createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-03-02T09:00:00Z');

type Sent = Record<string, string | string[] | File>;
type Shown = {
	document: { source: string; name: string | null; fetched: string | null };
	before: number[];
	step: Exclude<AskedOutcome, { kind: 'imported' }> | Comparison;
};
type Answer = { shown: Shown | null; refusal?: { fields: { field: string; message: string }[] } };

const LIST = readFileSync(path.join(import.meta.dirname, '../fixtures/blueprints/tide-posts.json'), 'utf8');

/** What the page gets; null where it leads on to another. */
async function send(name: string, member: SignedIn, sent: Sent): Promise<Answer | null> {
	const body = new FormData();
	for (const [field, value] of Object.entries(sent)) {
		if (value instanceof File) body.append(field, value);
		else for (const one of [value].flat()) body.append(field, one);
	}
	const url = new URL(`http://localhost/roles/import?/${name}`);
	const request = new Request(url, { method: 'POST', body });
	const event = { request, url, locals: { db: database.db, member, now: NOW, limits: {} } };
	try {
		const answer: unknown = await actions[name]?.(
			event as unknown as Parameters<NonNullable<(typeof actions)['read']>>[0],
		);
		return (isActionFailure(answer) ? answer.data : answer) as Answer;
	} catch (reason) {
		if (isRedirect(reason)) return null;
		throw reason;
	}
}

async function shown(name: string, member: SignedIn, sent: Sent): Promise<Shown> {
	const answer = await send(name, member, sent);
	if (!answer?.shown) throw new Error(`Nothing is shown: ${JSON.stringify(answer)}`);
	return answer.shown;
}

function carried({ document }: Shown): Sent {
	return { source: document.source, name: document.name ?? '', fetched: document.fetched ?? '' };
}

/** What a form of the page would send of this name. */
function sentOf(html: string, name: string): string[] {
	const inputs = html.match(/<input\b[^>]*>/g) ?? [];
	return inputs
		.filter((input) => input.includes(`name="${name}"`) && !/type="checkbox"(?!.*\bchecked)/.test(input))
		.map((input) => /value="([^"]*)"/.exec(input)?.[1] ?? '');
}

function choicePage(step: Shown, errors: { field: string; message: string }[] = []) {
	if (step.step.kind !== 'choose') throw new Error('It is no list.');
	const { document, before, step: list } = step;
	return render(ImportChoice, { props: { document, list, maxRoles: 100, before, errors } }).body;
}

function comparisonPage(step: Shown) {
	if (step.step.kind !== 'compare') throw new Error('It is no comparison.');
	const { document, before } = step;
	const props = { document, step: step.step, before, refused: null, zone: 'UTC' };
	return render(ImportComparison, { props }).body;
}

async function onlyRole(member: SignedIn): Promise<string> {
	const { roleId } = await asActor(database.db, member, (tx) =>
		tx.selectFrom('roleDraft').select('roleId').executeTakeFirstOrThrow(),
	);
	return roleId;
}

function html(charset: string, name: string): string {
	return [
		`<!doctype html><html><head><meta charset="${charset}">`,
		`<title>${name} Keeper: Role Blueprint, Duties, and Path</title></head><body>`,
		`<h1>${name} Keeper: Role Blueprint, Duties, and Path</h1>`,
		`<h2>1) Role Summary</h2><p>The ${name} Keeper watches over ${name}.</p>`,
		'<h2>19) Hiring Evaluation Criteria</h2><h3>Scorecard dimensions</h3>',
		'<table><tr><th>Dimension</th><th>Weight</th><th>5</th><th>3</th><th>1</th></tr>',
		'<tr><td>Patience</td><td>60%</td><td>Waits</td><td>Sighs</td><td>Shouts</td></tr>',
		'<tr><td>Care</td><td>40%</td><td>Checks twice</td><td>Checks</td><td>Forgets</td></tr></table>',
		'</body></html>',
	].join('\n');
}

describe('a page that declares another character set than its text has by now', () => {
	const polish: Record<string, number> = { Ł: 0xa3, ó: 0xf3, ź: 0x9f };
	const western: Record<string, number> = { Ž: 0xb4, œ: 0xbd };
	const encoded = (text: string, high: Record<string, number>) =>
		Uint8Array.from(text, (character) => high[character] ?? character.charCodeAt(0));

	test.each([
		['windows-1250', 'Łódź', polish],
		['iso-8859-15', 'Žœ', western],
	])('keeps its words and its hash from step to step: %s', async (charset, name, high) => {
		const { admin } = await createOrganization(database.db);
		const title = `${name} Keeper`;
		const file = () => new File([encoded(html(charset, name), high)], 'page.html');
		expect(await send('read', admin, { file: file() })).toBeNull();
		const roleId = await onlyRole(admin);

		const known = await shown('read', admin, { file: file() });
		expect(known.step).toMatchObject({ kind: 'known', title, known: [{ roleId, ground: 'text' }] });

		const compared = await shown('compare', admin, { ...carried(known), with: `0 ${roleId}` });
		expect(compared.step).toMatchObject({ title, differences: [], known: [{ ground: 'text' }] });
		expect(compared.document.source).toBe(known.document.source);

		const listed = await shown('list', admin, carried(compared));
		expect(listed.step).toMatchObject({ entries: [{ title, known: [{ roleId, ground: 'text' }] }] });

		const unseen = await shown('make', admin, { ...carried(listed), chosen: '0' });
		expect(unseen.step).toMatchObject({ kind: 'known', title, known: [{ ground: 'text' }] });
		expect(await send('make', admin, { ...carried(listed), chosen: '0', seen: roleId })).toBeNull();
		const rows = await asActor(database.db, admin, (tx) =>
			tx.selectFrom('roleSource').select(['documentHash', 'documentTitle']).execute(),
		);
		expect(rows).toHaveLength(2);
		expect(rows[1]).toEqual(rows[0]);
		const draft = await asActor(database.db, admin, (tx) => roleDrafts.find(tx, roleId));
		expect(draft?.content).toMatchObject({ title, summary: `The ${title} watches over ${name}.` });

		const pasted = await shown('read', admin, { source: html(charset, name) });
		expect(pasted.step).toMatchObject({
			kind: 'known',
			title,
			known: [{ ground: 'text' }, { ground: 'text' }],
		});
	});
});

describe('what is chosen in a list', () => {
	async function listWithKnown() {
		const { admin } = await createOrganization(database.db);
		const list = await shown('read', admin, { source: LIST });
		await send('make', admin, { ...carried(list), chosen: '1' });
		const roleId = await onlyRole(admin);
		return { admin, roleId, list: await shown('read', admin, { source: LIST }) };
	}

	test('is chosen still after a comparison, and after a comparison of that', async () => {
		const { admin, roleId, list } = await listWithKnown();
		const sent = { ...carried(list), chosen: ['0', '1'] };
		const compared = await shown('compare', admin, { ...sent, with: `1 ${roleId}` });
		const page = comparisonPage(compared);
		expect(sentOf(page, 'before')).toEqual(['0', '1']);
		expect(sentOf(page, 'chosen')).toEqual(['1']);

		const back = await shown('list', admin, { ...carried(compared), before: ['0', '1'], chosen: '1' });
		expect(back.before).toEqual([0, 1]);
		expect(sentOf(choicePage(back), 'chosen')).toEqual(['0', '1']);
	});

	test('is chosen still where making a version was refused', async () => {
		const { admin, roleId, list } = await listWithKnown();
		const sent = { ...carried(list), before: ['0'], chosen: '0', with: `0 ${roleId}` };
		const refused = await shown('version', admin, sent);
		expect(refused).toMatchObject({ step: { kind: 'compare' }, before: [0] });
	});

	test('is chosen still where the choice was refused, and what no list sends is left out', async () => {
		const { admin, list } = await listWithKnown();
		const refused = await shown('make', admin, {
			...carried(list),
			before: '0',
			chosen: ['1', 'x', '-1', ''],
		});
		expect(refused).toMatchObject({ step: { kind: 'choose' }, before: [0, 1] });
	});

	test('is what Enter makes drafts of: the first button that sends is no comparison', async () => {
		const { list } = await listWithKnown();
		const page = choicePage(list);
		const submits = (page.match(/<button\b[^>]*>/g) ?? []).filter((tag) => !tag.includes('type="button"'));
		expect(submits[0]).not.toContain('formaction');
		expect(submits.some((tag) => tag.includes('formaction="?/compare"'))).toBe(true);
		expect(page).toContain('One was imported before and says so; “Choose all” leaves it out.');
	});

	test('names the role that holds more than one can, and comes back with the choice', async () => {
		const { admin } = await createOrganization(database.db);
		const heavy = Array.from({ length: 61 }, (_, row) => `<tr><td>Part ${String(row)}</td><td>1%</td></tr>`);
		const posts = ['Bell Founder', 'Lock Keeper'].map((title, place) => ({
			id: place + 1,
			link: `https://example.com/${String(place)}`,
			title: { rendered: `${title}: Role Blueprint, Duties, and Path` },
			content: {
				rendered: html('utf-8', title).replace('</table>', `${place === 1 ? heavy.join('') : ''}</table>`),
			},
		}));
		const list = await shown('read', admin, { source: JSON.stringify(posts) });
		const answer = await send('make', admin, { ...carried(list), chosen: ['0', '1'] });
		expect(answer?.refusal?.fields).toEqual([
			{ field: 'chosen', message: expect.stringContaining('“Lock Keeper” holds more') as string },
		]);
		expect(answer?.shown).toMatchObject({ step: { kind: 'choose' }, before: [0, 1] });
	});
});

describe('a list is called an index', () => {
	test('where it is one, and not where its roles merely have no scorecard', async () => {
		const { admin } = await createOrganization(database.db);
		const index = readFileSync(
			path.join(import.meta.dirname, '../fixtures/blueprints/harbour-index.txt'),
			'utf8',
		);
		const saying = 'It is an index, so there is only a title and a summary';
		expect(choicePage(await shown('read', admin, { source: index }))).toContain(saying);

		const posts = ['Bell Founder', 'Privacy Specialist'].map((title, place) => ({
			id: place + 1,
			link: `https://example.com/${String(place)}`,
			title: { rendered: `${title}: Role Blueprint, Duties, and Path` },
			content: {
				rendered: `<h2>1) Role Summary</h2><p>The ${title} is patient.</p><h2>19) Hiring Evaluation Criteria</h2><h3>Red flags</h3><ul><li>Shouts.</li></ul>`,
			},
		}));
		const list = await shown('read', admin, { source: JSON.stringify(posts) });
		expect(list.step).toMatchObject({ entries: [{ hasScorecard: false }, { hasScorecard: false }] });
		const page = choicePage(list);
		expect(page).not.toContain(saying);
		expect(page).toContain('The library has a whole');
	});
});

test('a fault of a file that is found without the server has a place that is announced', () => {
	const props = { maxBytes: 5_000_000, typed: { text: '', address: '' }, errors: [] };
	expect(render(ImportForm, { props }).body).toMatch(/<div role="alert">(<!--.*?-->)*<\/div>/);
});
