import { expect, test } from 'vitest';
import { auditSentence } from './words.ts';

const facts = { actor: 'member', actorName: 'Ada', targetName: null } as const;

test.each([
	[{ ...facts, action: 'member.signed_in', targetName: 'Ada' }, 'Ada signed in.'],
	[{ ...facts, action: 'member.removed', targetName: 'Kim $& Lee' }, 'Ada removed Kim $& Lee.'],
	[{ ...facts, action: 'member.removed' }, 'Ada removed a member.'],
	[
		{ ...facts, actor: 'candidate' as const, actorName: null, action: 'exercise.submitted' },
		'A candidate submitted an exercise.',
	],
	[{ ...facts, action: 'moon.landed' }, 'Ada: moon.landed'],
	[{ ...facts, action: 'constructor' }, 'Ada: constructor'],
])('%j reads as %j', (line, sentence) => {
	expect(auditSentence(line)).toBe(sentence);
});
