/** What every form field takes. The name is the id too, unless two fields of a page share it. */
export interface FieldProps {
	label: string;
	name: string;
	id?: string | undefined;
	hint?: string | undefined;
	/** Why the value was refused and what would be right. */
	error?: string | undefined;
	required?: boolean | undefined;
}

/** The ids of the hint and the error, for aria-describedby; undefined where there is neither. */
export function describedBy(
	id: string,
	{ hint, error }: { hint?: string | undefined; error?: string | undefined },
): string | undefined {
	const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean);
	return ids.length > 0 ? ids.join(' ') : undefined;
}
