import { describe, expect, test } from 'vitest';
import { HOSTILE, lockKeeper } from '#lib/domain/blueprint/export/exported-role.fixture.ts';
import { printedKit } from '#lib/domain/blueprint/export/printed-kit.ts';
import type { VersionContent } from '#lib/domain/role/version-content.ts';
import { kitPdf } from '#lib/server/pdf/kit-pdf.ts';
import { readPdf } from './support/pdf-reader.ts';

const META = { number: 3, date: new Date('2026-03-02T09:00:00Z') };
const [exercise] = lockKeeper.exercises;
const [dimension] = lockKeeper.dimensions;
if (!exercise || !dimension) throw new Error('The fixture has both.');

function bytesOf(content: Partial<VersionContent>, withWeights = false) {
	return kitPdf(printedKit({ ...lockKeeper, ...content }, withWeights), META);
}

async function pdfOf(content: Partial<VersionContent>, withWeights = false) {
	return readPdf(await bytesOf(content, withWeights));
}

/** Without the line at the foot. */
function bodies(pages: string[][]): string[][] {
	return pages.map((lines) => lines.slice(0, -1));
}

describe('a kit as a PDF', () => {
	test('shows what a person needs in the order of the interview', async () => {
		const { pages, title, bookmarks, tags } = await pdfOf({});
		const lines = bodies(pages).flat();
		const order = [
			...['Lock Keeper', 'Candidate', 'What to find out', 'Scorecard', 'Patience', '5 4 3 2 1 N'],
			...['5 Waits, and explains why.', 'What strong candidates do', 'Overall recommendation'],
			...['Key take-aways', 'A gate that sticks', '1. What do you look at first?'],
			...['For graders: not for the candidate', 'An answer at level 5'],
		];
		const places = order.map((line) => lines.indexOf(line));
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		expect(places).not.toContain(-1);
		expect(title).toBe('Kit for Lock Keeper, version 3');
		expect(bookmarks).toEqual(expect.arrayContaining(['Scorecard', 'Patience', 'A gate that sticks']));
		const structure = ['Document', 'H1', 'H2', 'H3', 'H4', 'L', 'LBody', 'LI', 'Lbl', 'P', 'Sect'];
		expect(tags).toEqual(structure.toSorted());
	});

	test('numbers its pages, of which each says whose it is', async () => {
		const { pages } = await pdfOf({});
		expect(pages.length).toBe(6);
		for (const [index, lines] of pages.entries()) {
			expect(lines.at(-1)).toMatch(/^Lock Keeper, version 3 /);
			expect(lines.at(-1)).toContain(`Page ${index + 1} of 6`);
		}
	});

	test('keeps what graders read on pages that hold nothing else', async () => {
		const { pages } = await pdfOf({});
		const notes = /branch|drains|Pushes harder|An answer at level/;
		const first = pages.findIndex((lines) => lines.includes('For graders: not for the candidate'));
		expect(pages.slice(0, first).flat().join('\n')).not.toMatch(notes);
		expect(pages[first]?.[0]).toBe('For graders: not for the candidate');
		for (const lines of pages.slice(first)) {
			expect(lines.at(-1)).toContain('For graders: not for the candidate');
			expect(lines).not.toContain('Key take-aways');
		}
	});

	test('begins each exercise on a page of its own', async () => {
		const { pages } = await pdfOf({});
		expect(pages.map(([line]) => line).slice(3, 5)).toEqual(['A gate that sticks', 'Two boats, one lock']);
	});

	test('is the same bytes for the same kit and date, and others for another', async () => {
		const [one, two, other] = [
			await bytesOf({}),
			await bytesOf({}),
			await bytesOf({ title: 'Sluice Keeper' }),
		];
		expect(Buffer.compare(one, two)).toBe(0);
		expect(Buffer.compare(one, other)).not.toBe(0);
		expect(Buffer.from(one).toString('latin1')).toContain('(D:20260302090000Z)');
	});

	test('says nothing of weights unless they are asked for', async () => {
		const said = async (withWeights: boolean) =>
			(await pdfOf({}, withWeights)).pages
				.flat()
				.filter((line) => /weight|62\.5|critical|floor 2/i.test(line));
		expect(await said(false)).toEqual([]);
		expect(await said(true)).toEqual(
			expect.arrayContaining(['Weight 62.5% · Critical, floor 2.5', 'Weight 37.5%']),
		);
	});

	test('shows hostile texts as they stand, and does what none of them says', async () => {
		const title = '"><script>R&D</script> (\\) Lead';
		const { pages, rest, ...pdf } = await pdfOf({ title, summary: HOSTILE.join('\n'), redFlags: HOSTILE });
		expect(pdf.title).toBe(`Kit for ${title}, version 3`);
		expect(pdf.bookmarks[0]).toBe(title);
		for (const line of HOSTILE) expect(pages.flat().filter((each) => each === line)).toHaveLength(2);
		expect(rest).not.toMatch(/\/(JavaScript|JS|URI|Annots|Launch|EmbeddedFiles|OpenAction)\b/);
		expect(rest).toContain('Kit for "&#62;&#60;script&#62;R&#38;D');
	});

	test('says how many characters of a role in Japanese it could not set', async () => {
		const { pages, title, rest } = await pdfOf({ title: '水門の番人', summary: '水門を守る', criteria: [] });
		expect(title).toBe('Kit for 水門の番人, version 3');
		expect(pages[0]).toContain('\ufffd'.repeat(5));
		expect(rest.match(/\/ActualText \(\xfe\xff/g)).toHaveLength(2);
		expect(pages[0]).toContain(
			'10 characters could not be set in this file’s typeface; the page for printing shows them.',
		);
		expect(pages.slice(1).flat().join()).not.toContain('could not be set');
	});

	test('has a sheet to fill in even for an empty role', async () => {
		const nothing = { criteria: [], dimensions: [], exercises: [], background: [], summary: '' };
		const signals = { strongSignals: [], weakSignals: [], redFlags: [] };
		const { pages } = await pdfOf({ ...nothing, ...signals, title: '' });
		expect(pages.length).toBe(1);
		expect(pages[0]).toEqual(expect.arrayContaining(['Candidate', 'Overall recommendation']));
	});

	test('keeps name and boxes of a dimension together, however long an anchor is', async () => {
		const anchors = { ...dimension.anchors, 5: 'Waits, and says so. '.repeat(900) };
		const dimensions = [0, 1, 2, 3].map((place) => ({ ...dimension, name: `Number ${place}`, anchors }));
		const { pages, lowest } = await pdfOf({ dimensions });
		expect(Math.min(...lowest)).toBeGreaterThan(68);
		expect(pages.flat().filter((line) => line === '5 4 3 2 1 N')).toHaveLength(4);
		for (const lines of pages) {
			const places = lines.flatMap((line, index) => (/^Number \d$/.test(line) ? [index] : []));
			for (const place of places) expect(lines[place + 1]).toBe('5 4 3 2 1 N');
		}
		const words = bodies(pages)
			.flat()
			.join(' ')
			.match(/says so/g);
		expect(words).toHaveLength(3600);
	});

	test('loses no line of a long material, and no space that a line begins with', async () => {
		const material = Array.from({ length: 4000 }, (_, line) => `${' '.repeat(line % 9)}line ${line} end`);
		const { pages, lowest } = await pdfOf({ exercises: [{ ...exercise, material: material.join('\n') }] });
		const set = bodies(pages).flat();
		expect(Math.min(...lowest)).toBeGreaterThan(68);
		expect(set.filter((line) => /^ *line \d+ end$/.test(line))).toEqual(material);
	});

	test('sets letters under marks that fonts cannot place', async () => {
		const material =
			'ç\u0327 Ọ\u0301 e\u0301\u0323\u0302 \u0301 ' + 'x\u0301'.repeat(50) + '\u0301'.repeat(400);
		const { pages } = await pdfOf({ summary: material, exercises: [{ ...exercise, material }] });
		expect(pages.length).toBeGreaterThan(3);
	});

	test('lets other work go on while it makes a long one', async () => {
		const paragraph = 'Some words of a material that goes on for long, and then for longer. ';
		const exercises = [1, 2].map(() => ({ ...exercise, material: paragraph.repeat(2800) }));
		let turns = 0;
		const ticking = setInterval(() => (turns += 1), 1);
		await bytesOf({ exercises });
		clearInterval(ticking);
		expect(turns).toBeGreaterThan(5);
	});

	test('is made again after one that could not be made', async () => {
		const broken = { ...printedKit(lockKeeper, false), title: null as unknown as string };
		await expect(kitPdf(broken, META)).rejects.toThrow();
		expect((await pdfOf({})).pages.length).toBe(6);
	});
});
