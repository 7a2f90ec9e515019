import { z } from 'zod';

const Double = z.object({
	kind: z.literal('double'),
	doubles: z.array(z.object({ id: z.string(), name: z.string() })),
});

const Twice = z.object({ kind: z.literal('twice'), applicationId: z.string().nullable() });

type Refused = { refusal?: { data: Record<string, unknown> } | undefined } | null;

/** The people who have the address already, where that is why a form was refused. */
export function doublesOf(form: Refused): { id: string; name: string }[] {
	const parsed = Double.safeParse(form?.refusal?.data);
	return parsed.success ? parsed.data.doubles : [];
}

/** The application that is there already, where that is why a form was refused. */
export function twiceOf(form: Refused): string | null {
	const parsed = Twice.safeParse(form?.refusal?.data);
	return parsed.success ? parsed.data.applicationId : null;
}
