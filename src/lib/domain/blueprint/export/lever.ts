import type { ExportedRole } from '#lib/domain/blueprint/export/exported-role.ts';
import {
	dimensionText,
	instructionText,
	questionText,
	signalLists,
} from '#lib/domain/blueprint/export/feedback-texts.ts';
import { FOUR_POINTS, mappedAnchors, scaleMapping } from '#lib/domain/blueprint/export/scale-mapping.ts';

/** The shape of a feedback template, which must hold exactly one field of the type score-system. All of it is text. */
export function leverExport({ content }: ExportedRole) {
	return {
		scale_mapping: {
			...scaleMapping('lever'),
			dimensions: content.dimensions.map(({ name, anchors }) => ({
				name,
				levels: mappedAnchors(anchors, 'lever'),
			})),
		},
		feedback_template: {
			name: content.title,
			instructions: instructionText(content),
			fields: [
				{
					type: 'score-system',
					text: 'Overall recommendation',
					description: '',
					required: true,
					options: FOUR_POINTS.map(({ value, label }) => ({ text: `${value} - ${label}` })),
				},
				{
					type: 'scorecard',
					text: 'Scorecard',
					description: '',
					// Whoever did not assess a dimension leaves it blank.
					required: false,
					scores: content.dimensions.map((dimension) => ({
						text: dimension.name,
						description: dimensionText(dimension),
					})),
				},
				...content.criteria.map((criterion) => {
					const { title, description } = questionText(criterion);
					return { type: 'textarea', text: title, description, required: false };
				}),
				...signalLists(content).map(({ title, options }) => ({
					type: 'multiple-select',
					text: title,
					description: '',
					required: false,
					options: options.map((text) => ({ text })),
				})),
			],
		},
	};
}
