import type { RatingValue } from '#lib/components/rating.ts';

/** Goes to a control by its id, unfolding what hides it. Without scripting the link's fragment does. */
export function reach(event: Event, id: string): void {
	const control = document.getElementById(id);
	if (!control) return;
	event.preventDefault();
	for (
		let folded = control.closest('details');
		folded;
		folded = folded.parentElement?.closest('details') ?? null
	) {
		folded.open = true;
	}
	focusWhole(control);
	control.scrollIntoView({ block: 'center' });
}

/** A group of radios is entered at the one that is checked. */
function focusWhole(control: HTMLElement): void {
	const isRadio = control instanceof HTMLInputElement && control.type === 'radio';
	const checked = isRadio
		? document.querySelector<HTMLElement>(`input[name="${CSS.escape(control.name)}"]:checked`)
		: null;
	(checked ?? control).focus({ preventScroll: true });
}

/** After a rating by key: to what it asks for next, else to the next dimension that is on the page. */
export function stepOn(dimensionId: string, value: RatingValue, notesRequiredAt: readonly number[]): void {
	const name = `ratings.${dimensionId}`;
	if (value === 'not_assessed') return later(() => focusField(`${name}.notAssessed`));
	if (notesRequiredAt.includes(value)) {
		const note = document.getElementById(`${name}.note`);
		if (note instanceof HTMLTextAreaElement && note.value.trim() === '') return later(() => note.focus());
	}
	const all = [...document.querySelectorAll<HTMLInputElement>('.rating input[type="radio"][value="1"]')];
	const next = all[all.findIndex((radio) => radio.name === `${name}.level`) + 1];
	later(() => (next && next.checkVisibility() ? enter(next) : focusField(`${name}.note`)));
}

/** Focuses and, unlike `focusWhole`, scrolls no more than it must. */
function enter(radio: HTMLInputElement): void {
	focusWhole(radio);
	radio.closest('.rating')?.scrollIntoView({ block: 'nearest' });
}

function focusField(id: string): void {
	document.getElementById(id)?.focus();
}

/** After the page has drawn what the rating changes, such as the reason that "not assessed" asks for. */
function later(work: () => void): void {
	requestAnimationFrame(() => work());
}
