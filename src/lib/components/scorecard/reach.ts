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
	focusRating(control) ?? control.focus({ preventScroll: true });
	control.scrollIntoView({ block: 'center' });
}

/** A group of radios is entered at the one that is checked. */
function focusRating(control: HTMLElement): true | undefined {
	if (!(control instanceof HTMLInputElement) || control.type !== 'radio') return undefined;
	const checked = document.querySelector<HTMLElement>(`input[name="${CSS.escape(control.name)}"]:checked`);
	(checked ?? control).focus({ preventScroll: true });
	return true;
}
