import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROUTES = path.resolve(import.meta.dirname, '../../src/routes');

export type Endpoint = {
	/** As in `/jobs/[id]/plan`, without groups. */
	route: string;
	group: '(app)' | '(auth)' | '(candidate)';
	/** Reads a page or a file with GET. */
	reads: boolean;
	/** Form actions, by name; `default` is the unnamed one. */
	actions: string[];
	/** Other methods of a `+server.ts`. */
	methods: string[];
};

/** Every address that the product answers, told from the files themselves, so that none can be forgotten. */
export function endpoints(): Endpoint[] {
	const files = readdirSync(ROUTES, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /^\+(page\.server|server|page)\.(ts|svelte)$/.test(entry.name))
		.map((entry) => path.join(entry.parentPath, entry.name));
	const folders = [...new Set(files.map((file) => path.dirname(file)))].sort();
	return folders.flatMap((folder) => {
		const relative = path.relative(ROUTES, folder);
		const group = /^\((app|auth|candidate)\)/.exec(relative)?.[0] as Endpoint['group'] | undefined;
		if (!group) return [];
		const page = files.find((file) => file === path.join(folder, '+page.server.ts'));
		const server = files.find((file) => file === path.join(folder, '+server.ts'));
		const pageText = page ? readFileSync(page, 'utf8') : '';
		const serverText = server ? readFileSync(server, 'utf8') : '';
		const methods = [
			...serverText.matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g),
		].map((match) => match[1] ?? '');
		return [
			{
				route: `/${relative.replace(/\(\w+\)\/?/g, '')}`.replace(/\/$/, '') || '/',
				group,
				reads: files.some((file) => file === path.join(folder, '+page.svelte')) || methods.includes('GET'),
				actions: actionsOf(pageText),
				methods: methods.filter((method) => method !== 'GET'),
			},
		];
	});
}

/** The names of the members of `export const actions = { … }`: one tab deep, as the formatter leaves them. */
function actionsOf(text: string): string[] {
	const start = text.search(/export const actions\b/);
	if (start < 0) return [];
	const body = text.slice(start).split(/\n\}/)[0] ?? '';
	return [...body.matchAll(/^\t(?:async )?(\w+)(?:\(|:|,$)/gm)].flatMap((match) =>
		match[1] ? [match[1]] : [],
	);
}
