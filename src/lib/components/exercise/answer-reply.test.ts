import { expect, test } from 'vitest';
import { readReply } from '#lib/components/exercise/answer-reply.ts';

const saved = { revision: 3, savedAt: '2030-05-01T10:00:00.000Z' };

test('a save that went well brings the new revision', () => {
	expect(readReply(200, saved)).toEqual({ kind: 'saved', ...saved });
});

test('newer text comes back with its revision, so that both can be shown', () => {
	const newer = { message: 'Changed.', text: 'theirs', revision: 4 };
	expect(readReply(409, newer)).toEqual({ kind: 'changed_elsewhere', text: 'theirs', revision: 4 });
});

test.each([400, 413])('%i is about this text: it is not sent again as it is', (status) => {
	expect(readReply(status, { message: 'Too long.' })).toEqual({ kind: 'refused', message: 'Too long.' });
});

test.each([404, 409, 410])('%i ends saving, in the words of the server', (status) => {
	expect(readReply(status, { message: 'It is over.' })).toEqual({ kind: 'closed', message: 'It is over.' });
});

test.each([429, 500, 502, 503])('%i is tried again', (status) => {
	expect(readReply(status, { message: 'Later.' })).toEqual({ kind: 'unreachable' });
});

test.each([null, 'saved', {}, { revision: '3', savedAt: 1 }])(
	'%j is no sign that anything was saved',
	(body) => {
		expect(readReply(200, body)).toEqual({ kind: 'unreachable' });
	},
);
