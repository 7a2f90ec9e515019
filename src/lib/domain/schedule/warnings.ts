import { z } from 'zod';

const Warned = z.object({
	kind: z.literal('warnings'),
	warnings: z.array(z.string()),
	acknowledgement: z.string(),
});

type Refused = { refusal?: { data: Record<string, unknown> } | undefined } | null;

/** What speaks against a time, where that is why the form came back; sending `acknowledgement` along accepts it. */
export function warningsOf(form: Refused): { warnings: string[]; acknowledgement: string } | null {
	const parsed = Warned.safeParse(form?.refusal?.data);
	return parsed.success ? parsed.data : null;
}
