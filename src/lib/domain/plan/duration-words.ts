/** Such as "45 minutes", "1 hour" or "2 hours 30 minutes". */
export function durationWords(minutes: number): string {
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	const parts = [hours > 0 ? count(hours, 'hour') : '', rest > 0 || hours === 0 ? count(rest, 'minute') : ''];
	return parts.filter((part) => part !== '').join(' ');
}

function count(n: number, thing: string): string {
	return `${String(n)} ${thing}${n === 1 ? '' : 's'}`;
}
