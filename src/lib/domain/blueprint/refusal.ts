export type RefusalCode =
	| 'empty_input'
	| 'pdf'
	| 'office_file'
	| 'picture'
	| 'broken_json'
	| 'unknown_json'
	| 'invalid_touchstone_json'
	| 'not_a_blueprint'
	| 'no_blueprint_in_list';

export interface Refusal {
	kind: 'refused';
	code: RefusalCode;
	message: string;
}

const MESSAGES: Record<RefusalCode, string> = {
	empty_input: 'The document is empty.',
	pdf: 'This is a PDF, which cannot be read. Copy its text and paste it, or save it as a web page or plain text.',
	office_file:
		'This is a packed file, such as one of Word or a ZIP, which cannot be read. Copy its text and paste it, or save it as a web page or plain text.',
	picture: 'This is a picture, which cannot be read. Paste the text that it shows.',
	broken_json: 'The document begins like JSON but cannot be read as JSON.',
	unknown_json: 'The JSON is neither a WordPress post, nor a list of posts, nor a document of Touchstone.',
	invalid_touchstone_json: 'The JSON says that it is a document of Touchstone, but its values do not fit.',
	not_a_blueprint:
		'The document is no role blueprint: it has no hiring evaluation criteria, signals, exercises or scorecard.',
	no_blueprint_in_list: 'None of the posts in the list is a role blueprint.',
};

/** A refused document. `detail` names the place that does not fit, where there is one. */
export function refuse(code: RefusalCode, detail?: string): Refusal {
	const message = MESSAGES[code];
	return { kind: 'refused', code, message: detail ? `${message.slice(0, -1)} (${detail}).` : message };
}
