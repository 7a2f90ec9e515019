import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { bytesOfText } from '#lib/domain/role/import-drafts.ts';
import { readFormData } from '#lib/server/http/form.ts';
import { attempt, failed, loading, signedIn, type FailedForm } from '#lib/server/http/guard.ts';
import { fetchBlueprint } from '#lib/server/workflows/fetch-blueprint.ts';
import {
	importUnlessKnown,
	listDocument,
	MAX_ROLES_AT_ONCE,
	type AskedOutcome,
} from '#lib/server/workflows/import-blueprint.ts';
import { MAX_IMPORT_BYTES, type ImportedDocument } from '#lib/server/workflows/import-document.ts';
import { compareImport, importVersion, type ImportComparison } from '#lib/server/workflows/import-version.ts';
import { openRoleForm } from '#lib/server/workflows/role-access.ts';
import {
	pairIn,
	placesIn,
	readCarried,
	readImportForm,
	shortName,
	textIn,
	wayOf,
	type ImportField,
	type ImportForm,
} from './import-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await loading(openRoleForm(signedIn(event)));
	return { maxBytes: MAX_IMPORT_BYTES, maxRoles: MAX_ROLES_AT_ONCE };
};

export const actions: Actions = {
	read: async (event) => {
		const member = signedIn(event);
		const { db, now, limits } = event.locals;
		const form = readImportForm(await readFormData(event.request));
		let way: ImportField = 'source';
		const reading = async () => {
			way = wayOf(form);
			const document = await documentOf(form, way, (address) => fetchBlueprint(member, address, limits));
			const asked = await importUnlessKnown(db, member, { ...document, chosen: null, seen: [] }, now);
			return { asked, document };
		};
		const outcome = await attempt(reading(), typed(form.text, form.address));
		if (failed(outcome)) return fail(outcome.status, { ...atField(outcome.data, way), shown: null });
		return show(outcome.done.asked, outcome.done.document, now);
	},
	make: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const data = await readFormData(event.request);
		const document = readCarried(data);
		const chosen = placesIn(data, 'chosen');
		const seen = data.getAll('seen').map(String);
		const making = importUnlessKnown(db, member, { ...document, chosen, seen }, now);
		const outcome = await attempt(making, typed(document.text));
		if (!failed(outcome)) return show(outcome.done, document, now);
		const shown = await listAgain(event, document, placesIn(data, 'before', 'chosen'), outcome.data);
		return fail(outcome.status, { ...outcome.data, shown });
	},
	list: async (event) => {
		const member = signedIn(event);
		const data = await readFormData(event.request);
		const document = readCarried(data);
		const outcome = await attempt(listDocument(event.locals.db, member, document), typed(document.text));
		if (failed(outcome)) return fail(outcome.status, { ...outcome.data, shown: null });
		return { shown: shownWith(document, outcome.done, placesIn(data, 'before')) };
	},
	compare: async (event) => {
		const member = signedIn(event);
		const data = await readFormData(event.request);
		const document = readCarried(data);
		const comparing = compareImport(event.locals.db, member, { ...document, ...pairIn(data) });
		const before = placesIn(data, 'chosen');
		const outcome = await attempt(comparing, typed(document.text));
		if (!failed(outcome)) return { shown: shownWith(document, outcome.done, before) };
		const shown = await listAgain(event, document, before, outcome.data);
		return fail(outcome.status, { ...outcome.data, shown });
	},
	version: async (event) => {
		const member = signedIn(event);
		const { db, now } = event.locals;
		const data = await readFormData(event.request);
		const document = readCarried(data);
		const input = { ...document, ...pairIn(data) };
		const replaces = textIn(data, 'replaces') || null;
		const making = importVersion(db, member, { ...input, replaces }, now);
		const values = typed(document.text);
		const outcome = await attempt(making, values);
		if (!failed(outcome)) redirect(303, resolve('/(app)/roles/[id]/draft', { id: outcome.done.roleId }));
		const before = placesIn(data, 'before');
		const compared = await attempt(compareImport(db, member, input), values);
		const shown = failed(compared)
			? await listAgain(event, document, before, compared.data)
			: shownWith(document, compared.done, before);
		return fail(outcome.status, { ...outcome.data, shown });
	},
};

type Step = Exclude<AskedOutcome, { kind: 'imported' }> | ImportComparison;

/** A step that asks something about a document, which the page sends along again. */
type Shown = {
	document: { source: string; name: string | null; fetched: string | null };
	step: WithoutSource<Step>;
	/** Places that were chosen in the list so far. */
	before: number[];
};

type WithoutSource<T> = T extends unknown ? Omit<T, 'source'> : never;

function typed(text: string, address = '') {
	return { text, address };
}

async function documentOf(
	form: ImportForm,
	way: ImportField,
	fetching: (address: string) => ReturnType<typeof fetchBlueprint>,
): Promise<ImportedDocument> {
	if (way === 'address') {
		const { bytes, address } = await fetching(form.address);
		return { bytes, name: address, address };
	}
	if (way === 'file' && form.file) return { bytes: await form.file.bytes(), name: shortName(form.file.name) };
	return { bytes: bytesOfText(form.text), name: null };
}

function atField<V>(failure: FailedForm<V>, way: ImportField): FailedForm<V> {
	const { refusal } = failure;
	const fields = refusal.fields.map(({ field, message }) => ({
		field: field === 'source' ? way : field,
		message,
	}));
	return { ...failure, refusal: { ...refusal, fields } };
}

function show(outcome: AskedOutcome, document: ImportedDocument, now: Date) {
	if (outcome.kind !== 'imported') return { shown: shownWith(document, outcome, []) };
	const [first, ...others] = outcome.roles;
	if (first && others.length === 0) redirect(303, resolve('/(app)/roles/[id]/draft', { id: first.roleId }));
	redirect(303, `${resolve('/(app)/roles')}?imported=${String(now.getTime())}`);
}

function shownWith({ name, address }: ImportedDocument, { source, ...step }: Step, before: number[]): Shown {
	return { document: { source, name, fetched: address ?? null }, step, before };
}

/** Where the choice itself was refused the list comes back with the reason, and with what is known by now. */
async function listAgain<V>(
	event: RequestEvent,
	document: ImportedDocument,
	before: number[],
	{ refusal }: FailedForm<V>,
): Promise<Shown | null> {
	if (!refusal.fields.some(({ field }) => field === 'chosen')) return null;
	const listed = await attempt(listDocument(event.locals.db, signedIn(event), document), null);
	return failed(listed) ? null : shownWith(document, listed.done, before);
}
