import {
	evidenceNames,
	examplesOf,
	exerciseName,
	type ExportedRole,
} from '#lib/domain/blueprint/export/exported-role.ts';
import { listUnder, paragraph } from '#lib/domain/blueprint/export/html-text.ts';
import { mappedAnchors, scaleMapping } from '#lib/domain/blueprint/export/scale-mapping.ts';
import type { VersionContent, VersionExercise } from '#lib/domain/role/version-content.ts';

function interview(name: string, minutes: number | null, content: string, questions: readonly string[]) {
	return {
		id: null,
		name,
		schedulable: true,
		estimated_minutes: minutes,
		default_interviewer_users: [],
		interview_kit: {
			id: null,
			content,
			questions: questions.map((question) => ({ id: null, question })),
		},
	};
}

function guidance(content: VersionContent): string {
	return [
		paragraph(content.summary),
		...content.dimensions.map(({ name, description, anchors }) =>
			listUnder(name, [
				...(description === '' ? [] : [description]),
				...mappedAnchors(anchors, 'greenhouse').flatMap(({ level, anchor }) =>
					anchor === null ? [] : [`${level}: ${anchor}`],
				),
			]),
		),
		listUnder('Strong signals', content.strongSignals),
		listUnder('Weak signals', content.weakSignals),
		listUnder('Red flags', content.redFlags),
	].join('');
}

function exerciseGuidance(exercise: VersionExercise, content: VersionContent): string {
	return [
		listUnder('Gives evidence for', evidenceNames(exercise, content)),
		paragraph(exercise.material),
		...(exercise.gradingGuide === '' ? [] : [listUnder('What good looks like', [exercise.gradingGuide])]),
		listUnder(
			'Worked examples',
			examplesOf(exercise).map(({ level, text }) => `${level}: ${text}`),
		),
	].join('');
}

/** The shapes of a job stage and its scorecard attributes. Only `interview_kit.content` is HTML; the rest is text. */
export function greenhouseExport({ content }: ExportedRole) {
	return {
		scale_mapping: scaleMapping('greenhouse'),
		job_stage: {
			id: null,
			name: content.title,
			priority: 0,
			active: true,
			job_id: null,
			interviews: [
				interview(
					'Interview',
					null,
					guidance(content),
					content.criteria.map(({ name, question }) => [name, question].filter(Boolean).join(': ')),
				),
				...content.exercises.map((exercise, index) =>
					interview(
						exerciseName(exercise, index + 1),
						exercise.minutesMax ?? exercise.minutesMin,
						exerciseGuidance(exercise, content),
						exercise.prompts,
					),
				),
			],
		},
		attributes: content.dimensions.map(({ name, anchors }) => ({
			name,
			type: 'Skills',
			levels: mappedAnchors(anchors, 'greenhouse'),
		})),
	};
}
