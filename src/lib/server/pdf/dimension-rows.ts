import { weightText } from '#lib/domain/blueprint/export/exported-role.ts';
import type { PrintedKit } from '#lib/domain/blueprint/export/printed-kit.ts';
import { LEVELS } from '#lib/domain/role/draft.ts';
import { STYLES, type Element, type Paper, type Row } from '#lib/server/pdf/paper.ts';
import type { Typesetter } from '#lib/server/pdf/rows.ts';

type PrintedDimension = PrintedKit['dimensions'][number];

/** Name and boxes come first, so that they stand together however long the anchors are. */
export function dimensionRows(
	set: Typesetter,
	{ element }: Paper,
	part: Element,
	{ name, description, anchors, scoring }: PrintedDimension,
	{ isFirst, placed }: { isFirst: boolean; placed: (y: number) => void },
): Row[] {
	const parent = element('Sect', part);
	const heading = set.text(name, STYLES.name, { parent, tag: 'H3', before: 0, tied: true, placed });
	const weight = scoring === null ? [] : set.text(scoringText(scoring), STYLES.soft, { parent, tied: true });
	const boxes = set.boxes([...LEVELS, 'N'], parent);
	const said = description === '' ? [] : set.text(description, STYLES.body, { parent, before: 6 });
	const list = element('L', parent);
	const levels = anchors.flatMap(({ level, text }) =>
		set.item(text, STYLES.body, { parent: list, label: level, indent: 20 }),
	);
	return [
		set.bar(isFirst ? 10 : 20),
		...heading,
		...weight,
		boxes,
		...said,
		...levels,
		...set.text('What did you see or hear?', STYLES.soft, { parent, before: 6, tied: true }),
		...set.rules(3),
	];
}

function scoringText({ weight, critical, floor }: NonNullable<PrintedDimension['scoring']>): string {
	const share = `Weight ${weightText(weight)}`;
	if (!critical) return share;
	return floor === null ? `${share} · Critical` : `${share} · Critical, floor ${floor}`;
}
