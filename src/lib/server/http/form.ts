import { error, isHttpError } from '@sveltejs/kit';
import type { z } from 'zod';
import { invalid, Refusal } from '#lib/server/errors.ts';

/** What a form sends, nested by the dots in its names: `dimensions.0.name` is `dimensions[0].name`. */
export type FormValues = { [key: string]: FormValue };
export type FormValue = string | FormValues | FormValue[];

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 6;
const MAX_FIELDS = 5000;

/** The form that was posted. What no browser sends as a form is an error page, since there is nothing typed to give back. */
export async function readForm(request: Request): Promise<FormValues> {
	const data = await readFormData(request);
	try {
		return formValues(data);
	} catch (reason) {
		if (reason instanceof Refusal) error(400, reason.message);
		throw reason;
	}
}

/** For a form with files. */
export async function readFormData(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (reason) {
		if (isHttpError(reason)) throw reason;
		if (isTooLarge(reason)) error(413, 'This is more than can be sent at once.');
		error(400, 'What was sent is not a form that can be read.');
	}
}

function isTooLarge(reason: unknown): boolean {
	return typeof reason === 'object' && reason !== null && 'status' in reason && reason.status === 413;
}

/** Files are left out. A name that ends with `[]` is a list. Objects whose keys are all numbers become lists, in order. */
export function formValues(data: FormData): FormValues {
	const root: FormValues = Object.create(null) as FormValues;
	let count = 0;
	for (const [name, value] of data) {
		if (typeof value !== 'string') continue;
		if (++count > MAX_FIELDS)
			throw invalid([], `A form of more than ${String(MAX_FIELDS)} fields is not accepted.`);
		// Postgres keeps no NUL in a text.
		place(root, name, value.replaceAll('\r\n', '\n').replaceAll('\0', ''));
	}
	return listed(root) as FormValues;
}

function place(root: FormValues, name: string, value: string): void {
	const isList = name.endsWith('[]');
	const path = (isList ? name.slice(0, -2) : name).split('.');
	if (path.length > MAX_DEPTH || path.some((key) => FORBIDDEN_KEYS.has(key))) return;
	const last = path.pop() ?? '';
	let node = root;
	for (const key of path) {
		const next = node[key];
		if (typeof next === 'object' && !Array.isArray(next)) node = next;
		else {
			const made: FormValues = Object.create(null) as FormValues;
			node[key] = made;
			node = made;
		}
	}
	if (!isList) node[last] = value;
	else {
		const list = node[last];
		if (Array.isArray(list)) list.push(value);
		else node[last] = [value];
	}
}

function listed(value: FormValue): FormValue {
	if (typeof value === 'string') return value;
	if (Array.isArray(value)) return value.map(listed);
	const entries = Object.entries(value).map(([key, item]) => [key, listed(item)] as const);
	if (entries.length > 0 && entries.every(([key]) => /^\d{1,6}$/.test(key))) {
		return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
	}
	return Object.fromEntries(entries);
}

/** The text of this field; empty where it was not sent, or is no text. */
export function textOf(values: FormValues, name: string): string {
	return asText(values[name]);
}

export function asText(value: FormValue | undefined): string {
	return typeof value === 'string' ? value : '';
}

/** Throws a refusal that names each field and what would be right, in the words of the schema. */
export function parseForm<T>(schema: z.ZodType<T>, values: unknown): T {
	const parsed = schema.safeParse(values);
	if (parsed.success) return parsed.data;
	throw invalid(
		parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })),
	);
}
