import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStopSignal } from '../../src/server/stop-signal.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

function signals() {
	const target = new EventEmitter();
	const stop = createStopSignal(target);
	let hurried = false;
	void stop.second.then(() => (hurried = true));
	return { target, stop, isHurried: () => Promise.resolve().then(() => hurried) };
}

test('a signal asks for the stop', async () => {
	const { target, stop } = signals();
	expect(stop.requested).toBe(false);
	target.emit('SIGTERM');
	expect(stop.requested).toBe(true);
	expect(await stop.first).toBe('SIGTERM');
});

test('one Ctrl-C that arrives twice, directly and passed on, is one', async () => {
	const { target, isHurried } = signals();
	target.emit('SIGINT');
	vi.advanceTimersByTime(300);
	target.emit('SIGINT');
	expect(await isHurried()).toBe(false);
});

test('a second Ctrl-C later on means now', async () => {
	const { target, isHurried } = signals();
	target.emit('SIGINT');
	vi.advanceTimersByTime(1_500);
	target.emit('SIGINT');
	expect(await isHurried()).toBe(true);
});

test('the end of the parent asks for the stop', async () => {
	const { target, stop } = signals();
	target.emit('disconnect');
	expect(await stop.first).toBe('parent ended');
});
