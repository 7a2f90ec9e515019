export type RefusalCode = 'not_found' | 'forbidden' | 'conflict' | 'invalid' | 'too_many';

/** One thing wrong at one place of what was sent. `field` is the name of the form control. */
export type FieldError = { field: string; message: string };

/** What a workflow throws when it will not do what was asked. The sentence is for the person who asked. */
export class Refusal extends Error {
	readonly code: RefusalCode;
	readonly fields: FieldError[];
	readonly data: Record<string, unknown>;

	constructor(
		code: RefusalCode,
		message: string,
		options: { fields?: FieldError[]; data?: Record<string, unknown> } = {},
	) {
		super(message);
		this.name = 'Refusal';
		this.code = code;
		this.fields = options.fields ?? [];
		this.data = options.data ?? {};
	}
}

/** Also the answer to an id of another organization: it does not exist. */
export function notFound(what: string): Refusal {
	return new Refusal('not_found', `There is no such ${what}, or you may not see it.`);
}

export function forbidden(message = 'Your access does not include this. An admin can change it.'): Refusal {
	return new Refusal('forbidden', message);
}

export function conflict(message: string, data: Record<string, unknown> = {}): Refusal {
	return new Refusal('conflict', message, { data });
}

export function invalid(fields: FieldError[], message = 'Some things need another look.'): Refusal {
	return new Refusal('invalid', message, { fields });
}

export function tooMany(seconds: number): Refusal {
	return new Refusal('too_many', `Too many attempts. Try again ${waitPhrase(seconds)}.`, {
		data: { seconds },
	});
}

/** Goes on after "Try again": "in a minute", "in 3 minutes". */
export function waitPhrase(seconds: number): string {
	const minutes = Math.ceil(seconds / 60);
	return minutes === 1 ? 'in a minute' : `in ${String(minutes)} minutes`;
}
