import type { enhance } from '$app/forms';

type OnSubmit = NonNullable<Parameters<typeof enhance>[1]>;

/** For `use:enhance` of a form that adds something: what was typed stays until it was added, then goes. */
export const emptyWhenDone: OnSubmit = ({ formElement }) => {
	return async ({ result, update }) => {
		await update({ reset: false });
		if (result.type === 'redirect') formElement.reset();
	};
};
