import type { Blueprint } from '#lib/domain/blueprint/blueprint.ts';
import { readTouchstoneJson } from '#lib/domain/blueprint/touchstone-json.ts';
import { Family, Seniority } from '#lib/domain/library/families.ts';
import type { RoleContent } from '#lib/domain/role/draft.ts';
import { roleContentFromBlueprint } from '#lib/domain/role/from-blueprint.ts';
import { z } from 'zod';

/** What a file of the library says of itself, beside the blueprint that it is. */
export const LibraryMark = z.object({
	/** The name in addresses and commands; it stays when the title changes. */
	slug: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
	family: Family,
	level: Seniority,
	/** From 1; goes up when the text changes, so that a role made from it can be compared with a newer one. */
	version: z.number().int().positive(),
});
export type LibraryMark = z.infer<typeof LibraryMark>;

export type LibraryRole = LibraryMark & { title: string; blueprint: Blueprint; content: RoleContent };

/** Reads a file of the library as the importer reads any other. Throws where it is no blueprint: a mistake in the file. */
export function readLibraryRole(file: unknown): LibraryRole {
	const { library } = z.object({ library: LibraryMark }).parse(file);
	const blueprint = readTouchstoneJson(file);
	if (blueprint.kind !== 'blueprint' || blueprint.title === null) {
		throw new Error(`the library's ${library.slug} is no blueprint`);
	}
	const { content } = roleContentFromBlueprint(blueprint);
	return { ...library, title: blueprint.title, blueprint, content };
}

/** As the importer prints a blueprint, with the mark of the library. */
export function libraryJson({ slug, family, level, version, blueprint }: LibraryRole) {
	const { kind, source_format, ...rest } = blueprint;
	return { kind, source_format, library: { slug, family, level, version }, ...rest };
}
