type Refused = { refusal?: { fields: { field: string; message: string }[] } | undefined };

/** What is wrong with this field of a form that was refused. */
export function errorOf(form: Refused | null, field: string): string | undefined {
	return form?.refusal?.fields.find((error) => error.field === field)?.message;
}
