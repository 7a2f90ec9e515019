import type { enhance } from '$app/forms';

type OnSubmit = NonNullable<Parameters<typeof enhance>[1]>;

/** For `use:enhance`: the form keeps what was typed, except passwords, which are typed anew. */
export const keepTyped: OnSubmit = ({ formElement }) => {
	return async ({ result, update }) => {
		await update({ reset: false });
		if (result.type === 'redirect') return;
		for (const input of formElement.querySelectorAll<HTMLInputElement>('input[type="password"]')) {
			input.value = '';
			input.dispatchEvent(new Event('input', { bubbles: true }));
		}
	};
};
