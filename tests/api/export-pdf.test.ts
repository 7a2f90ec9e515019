import { expect, test } from 'vitest';
import { readPdf } from '../support/pdf-reader.ts';
import { publishSampleRole } from '../support/roles.ts';
import { cookieOf } from '../support/server.ts';
import { useSite } from '../support/site.ts';
import { addMember, createOrganization } from '../support/world.ts';

const site = useSite();

test('the product as it is built makes a PDF with its fonts, for whoever may export', async () => {
	const { db } = site.database;
	const { admin } = await createOrganization(db);
	const { roleId } = await publishSampleRole(db, admin);
	const path = `/roles/${roleId}/versions/1/export/pdf`;
	const answer = await fetch(site.url + path, { headers: { cookie: await cookieOf(db, admin) } });
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toBe('application/pdf');
	expect(answer.headers.get('content-disposition')).toBe(
		'attachment; filename="bicycle-workshop-lead-version-1.pdf"',
	);
	const { pages, rest } = readPdf(await answer.bytes());
	expect(pages[0]?.[0]).toBe('Bicycle Workshop Lead');
	expect(rest).toMatch(/\/FontName \/[A-Z]+\+DejaVuSans\n/);

	const member = await addMember(db, admin, { name: 'Mia', access: 'member' });
	expect((await site.get(path, member)).status).toBe(403);
	expect((await site.get(path)).status).toBe(303);
});
