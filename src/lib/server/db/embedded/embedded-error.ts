/** Something that whoever starts Touchstone can put right: the message is one sentence for them, without a stack. */
export class EmbeddedError extends Error {
	override name = 'EmbeddedError';
}
