/** Ends the bench with its message, which is a sentence for whoever runs it. */
export class BenchFailure extends Error {
	override name = 'BenchFailure';
}
