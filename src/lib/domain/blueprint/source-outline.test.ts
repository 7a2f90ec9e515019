import { describe, expect, test } from 'vitest';
import { readSource } from '#lib/domain/blueprint/source-outline.ts';
import { bytes, postWith, textWith } from '../../../../tests/fixtures/blueprints/build.ts';

describe('the source beside the result', () => {
	test('is the readable text of a post, without what is active or hidden', () => {
		const { format, text } = readSource(
			bytes(postWith('Red flags', '<ul><li>Lies<script>x()</script></li><li hidden>y</li></ul>')),
		);
		expect(format).toBe('wp-json');
		expect(text).toContain(
			'Ferry Mate: Role Blueprint, Watches, and Path\n\n1) Role Summary\n\nThe mate loads cars.',
		);
		expect(text).toContain('Red flags\n\n- Lies\n\nWeak candidate signals');
	});

	test('is a text dump as it stands', () => {
		const dump = textWith('Red flags', '  • Lies');
		expect(readSource(bytes(dump))).toEqual({ format: 'text', text: dump });
	});
});
