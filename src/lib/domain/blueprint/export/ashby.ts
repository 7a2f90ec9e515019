import type { ExportedRole } from '#lib/domain/blueprint/export/exported-role.ts';
import {
	dimensionText,
	instructionText,
	questionText,
	signalLists,
} from '#lib/domain/blueprint/export/feedback-texts.ts';
import { FOUR_POINTS, mappedAnchors, scaleMapping } from '#lib/domain/blueprint/export/scale-mapping.ts';

type Choice = { label: string; value: string };
type FieldType = 'Score' | 'ValueSelect' | 'MultiValueSelect' | 'LongText';

function field(
	type: FieldType,
	path: string,
	title: string,
	options: { required: boolean; description?: string; choices?: readonly Choice[] },
) {
	const { required, description = '', choices } = options;
	return {
		isRequired: required,
		descriptionPlain: description === '' ? null : description,
		field: {
			id: path,
			type,
			path,
			humanReadablePath: title,
			title,
			isNullable: !required,
			...(choices ? { selectableValues: choices } : {}),
		},
	};
}

/** The shape of a feedback form definition. Paths are told by place, so that two equal names stay two fields. */
export function ashbyExport({ content }: ExportedRole) {
	const questions = content.criteria.map((criterion, index) => {
		const { title, description } = questionText(criterion);
		return field('LongText', `question_${index + 1}`, title, { required: false, description });
	});
	const signals = signalLists(content).map(({ id, title, options }) =>
		field('MultiValueSelect', id, title, {
			required: false,
			choices: options.map((label, index) => ({ label, value: `${id}_${index + 1}` })),
		}),
	);
	const section = (title: string, fields: ReturnType<typeof field>[], description = '') =>
		fields.length === 0 ? [] : [{ title, descriptionPlain: description === '' ? null : description, fields }];
	return {
		scale_mapping: {
			...scaleMapping('ashby'),
			dimensions: content.dimensions.map(({ name, anchors }, index) => ({
				name,
				path: `dimension_${index + 1}`,
				levels: mappedAnchors(anchors, 'ashby'),
			})),
		},
		feedback_form_definition: {
			title: content.title,
			isArchived: false,
			formDefinition: {
				sections: [
					...section(
						'Overall recommendation',
						[
							field('ValueSelect', 'overall_recommendation', 'Overall recommendation', {
								required: true,
								choices: FOUR_POINTS,
							}),
						],
						instructionText(content),
					),
					...section(
						'Scorecard',
						// Not required: whoever did not assess a dimension leaves it blank.
						content.dimensions.map((dimension, index) =>
							field('Score', `dimension_${index + 1}`, dimension.name, {
								required: false,
								description: dimensionText(dimension),
							}),
						),
					),
					...section('Questions', questions),
					...section('Signals', signals),
				],
			},
		},
	};
}
