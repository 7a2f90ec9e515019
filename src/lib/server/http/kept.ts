import { textOf, type FormValues } from './form.ts';

/** What was typed into these fields, to be shown again: never a password, nor anything that was not asked for. */
export function kept<const N extends string>(values: FormValues, names: readonly N[]): Record<N, string> {
	const texts = names.map((name) => [name, textOf(values, name)] as const);
	return Object.fromEntries(texts) as Record<N, string>;
}
