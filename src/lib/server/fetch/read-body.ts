import type { IncomingMessage } from 'node:http';
import { pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FetchFailure } from './fetch-failure.ts';
import type { Budget } from './fetch-rules.ts';

/**
 * The unpacked body, taken from the budget as it arrives, packed and unpacked, whatever its length was said to be: what
 * is too large ends there. The caller ends the connection.
 */
export async function readBody(response: IncomingMessage, budget: Budget, limit: number): Promise<Buffer> {
	const tooLarge = () => new FetchFailure({ code: 'too_large', bytes: limit });
	if (Number(response.headers['content-length'] ?? 0) > budget.bytes) throw tooLarge();
	let packed = 0;
	const count = (chunk: Buffer) => {
		packed += chunk.length;
		if (packed > budget.bytes) response.destroy(tooLarge());
	};
	const decoder = decoderFor(response);
	const unpacked = decoder ? pipeline(response.on('data', count), decoder, () => undefined) : response;
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of unpacked as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > budget.bytes) throw tooLarge();
		chunks.push(chunk);
	}
	// A body of no said length ends where its connection does, and running out of time ends that too.
	budget.signal.throwIfAborted();
	budget.bytes -= length;
	return Buffer.concat(chunks);
}

function decoderFor(response: IncomingMessage): Transform | null {
	const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
	switch (encoding) {
		case '':
		case 'identity':
			return null;
		case 'gzip':
		case 'x-gzip':
			return createGunzip();
		case 'deflate':
			return createInflate();
		case 'br':
			return createBrotliDecompress();
		default:
			throw new FetchFailure({ code: 'encoding', encoding });
	}
}
