import type { Command, CommandIo } from './command.ts';
import { jsonText } from '#lib/domain/blueprint/export/json-text.ts';
import { familyNames, seniorityNames } from '#lib/domain/library/families.ts';
import { libraryJson, type LibraryRole } from '#lib/domain/library/library-role.ts';
import { libraryRole, libraryRoles } from '#lib/domain/library/shelf.ts';

const USAGE = `usage: touchstone library [SLUG]

Lists the roles that ship with Touchstone: name, title, level and version, by kind of work.
With the name of one, prints it as blueprint JSON, which "touchstone import" and every other reader takes.
`;

async function run(args: readonly string[], io: CommandIo): Promise<number> {
	if (args.length === 1 && (args[0] === '--help' || args[0] === '-h')) {
		await io.out(USAGE);
		return 0;
	}
	const [slug] = args;
	if (args.length > 1 || slug?.startsWith('-')) {
		await io.err(USAGE);
		return 2;
	}
	if (slug === undefined) {
		await io.out(listing(await libraryRoles()));
		return 0;
	}
	const role = await libraryRole(slug);
	if (!role) {
		await io.err(`touchstone: the library has no "${slug}". "touchstone library" lists what it has.\n`);
		return 1;
	}
	await io.out(jsonText(libraryJson(role)));
	return 0;
}

function listing(roles: readonly LibraryRole[]): string {
	const width = Math.max(...roles.map(({ slug }) => slug.length));
	const titleWidth = Math.max(...roles.map(({ title }) => title.length));
	const families = Map.groupBy(roles, ({ family }) => family);
	return [...families]
		.map(([family, members]) => {
			const lines = members.map(
				({ slug, title, level, version }) =>
					`  ${slug.padEnd(width)}  ${title.padEnd(titleWidth)}  ${seniorityNames[level].padEnd(9)}  version ${version}`,
			);
			return `${familyNames[family]}\n${lines.join('\n')}\n`;
		})
		.join('\n');
}

export const command: Command = {
	name: 'library',
	summary: 'list the roles that ship with Touchstone, or print one',
	usage: USAGE,
	run,
};
