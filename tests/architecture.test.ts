import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

type Layer = {
	/** Paths from the project's root that belong to the layer. */
	of: RegExp;
	/** Modules that it may import, as `#lib/...` paths or package names. */
	may: RegExp[];
};

const domain = /^#lib\/domain\//;
const db = /^#lib\/server\/db\//;
const auth = /^#lib\/server\/auth\//;
const errors = /^#lib\/server\/errors\.ts$/;
const log = /^#lib\/server\/log\.ts$/;
const fetching = /^#lib\/server\/fetch\//;
const pdf = /^#lib\/server\/pdf\//;
const node = /^node:/;

const LAYERS: Record<string, Layer> = {
	domain: { of: /^src\/lib\/domain\//, may: [domain, /^zod$/, /^parse5$/] },
	components: {
		of: /^src\/lib\/components\//,
		may: [domain, /^#lib\/components\//, /^svelte(\/|$)/, /^\$app\//, /^zod$/, /\.svelte$/],
	},
	db: { of: /^src\/lib\/server\/db\//, may: [domain, db, log, /^kysely/, /^pg$/, /^uuid$/, /^zod$/, node] },
	workflows: {
		of: /^src\/lib\/server\/workflows\//,
		may: [
			domain,
			db,
			auth,
			errors,
			fetching,
			pdf,
			/^#lib\/server\/workflows\//,
			/^#lib\/server\/jobs\/enqueue\.ts$/,
			/^zod$/,
			node,
		],
	},
	pdf: { of: /^src\/lib\/server\/pdf\//, may: [domain, pdf, /^pdfkit$/, node] },
	fetch: { of: /^src\/lib\/server\/fetch\//, may: [fetching, node] },
	jobs: {
		of: /^src\/lib\/server\/jobs\//,
		may: [
			domain,
			db,
			errors,
			log,
			/^#lib\/server\/jobs\//,
			/^graphile-worker$/,
			/^kysely$/,
			/^pg$/,
			/^zod$/,
			node,
		],
	},
	tasks: {
		of: /^src\/lib\/server\/tasks\//,
		may: [
			domain,
			db,
			errors,
			log,
			/^#lib\/server\/(jobs|tasks|workflows)\//,
			/^graphile-worker$/,
			/^zod$/,
			node,
		],
	},
	auth: {
		of: /^src\/lib\/server\/auth\//,
		may: [
			domain,
			db,
			errors,
			auth,
			/^kysely$/,
			/^pg$/,
			node,
			/^@node-rs\/argon2$/,
			/^rate-limiter-flexible$/,
		],
	},
	http: {
		of: /^src\/lib\/server\/http\//,
		may: [domain, auth, errors, /^#lib\/server\/http\//, /^@sveltejs\/kit$/, /^zod$/, node],
	},
	routes: {
		of: /^src\/(routes\/|hooks\.)/,
		may: [
			domain,
			/^#lib\/components\//,
			/^#lib\/server\/(workflows|http)\//,
			/^#lib\/server\/context\.ts$/,
			/^#lib\/server\/development\.ts$/,
			/^#lib\/server\/auth\/session\.ts$/,
			errors,
			/^@sveltejs\/kit$/,
			/^svelte(\/|$)/,
			/^\$app\//,
			/^\.\/\$types/,
			/^zod$/,
			/\.css$/,
		],
	},
	migrations: { of: /^migrations\//, may: [/^kysely$/] },
};

function files(folder: string): string[] {
	return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
		.filter(
			(entry) =>
				entry.isFile() && /\.(ts|svelte|mjs)$/.test(entry.name) && !/\.(test|fixture)\.ts$/.test(entry.name),
		)
		.map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

function imports(file: string): string[] {
	const text = readFileSync(path.join(ROOT, file), 'utf8');
	const found = [...text.matchAll(/(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]/g)];
	const bare = [...text.matchAll(/(?:^|\s)import\s+['"]([^'"]+)['"]/g)];
	const dynamic = [...text.matchAll(/import\(\s*['"]([^'"]+)['"]/g)];
	return [...found, ...bare, ...dynamic].flatMap((match) => (match[1] ? [match[1]] : []));
}

/** A relative import is judged as the `#lib` path that it leads to; within one route folder it is its own. */
function resolved(file: string, name: string): string | null {
	if (!name.startsWith('.')) return name;
	const target = path.normalize(path.join(path.dirname(file), name));
	if (target.startsWith('src/lib/')) return `#lib/${target.slice('src/lib/'.length)}`;
	if (path.dirname(target).startsWith(path.dirname(file)) || target.startsWith('src/routes/')) return null;
	return name;
}

const all = [...files('src'), ...files('migrations')];

describe('who may import whom', () => {
	for (const [name, layer] of Object.entries(LAYERS)) {
		test(`${name} imports only what it may`, () => {
			const own = all.filter((file) => layer.of.test(file));
			expect(own.length).toBeGreaterThan(0);
			const astray = own.flatMap((file) =>
				imports(file)
					.map((raw) => resolved(file, raw))
					.filter(
						(target): target is string => target !== null && !layer.may.some((rule) => rule.test(target)),
					)
					.map((target) => `${file} imports ${target}`),
			);
			expect(astray).toEqual([]);
		});
	}

	test('fixtures are for tests alone', () => {
		const users = all.filter((file) => imports(file).some((name) => name.endsWith('.fixture.ts')));
		expect(users).toEqual([]);
	});

	test('nothing below the context reads the environment', () => {
		const readers = all.filter(
			(file) =>
				file.startsWith('src/lib/') &&
				!['src/lib/server/development.ts', 'src/lib/server/config.ts'].includes(file) &&
				/process\.env|\$env\//.test(readFileSync(path.join(ROOT, file), 'utf8')),
		);
		expect(readers.filter((file) => !file.startsWith('src/lib/server/db/embedded'))).toEqual([]);
	});

	test('no page sets a style in an attribute or writes raw HTML, since the content security policy forbids the one and sense the other', () => {
		const offenders = all.filter(
			(file) =>
				file.endsWith('.svelte') &&
				/\sstyle=|\sstyle:|\{@html/.test(readFileSync(path.join(ROOT, file), 'utf8')),
		);
		expect(offenders).toEqual([]);
	});
});
