import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { can } from '#lib/domain/permissions/can.ts';
import type {
	Actor,
	ApplicationFacts,
	JobAccess,
	JobFacts,
	Question,
	ScorecardFacts,
} from '#lib/domain/permissions/can.ts';

type Someone = {
	access?: Actor['access'];
	on?: JobAccess[];
	onPanel?: boolean;
	owes?: boolean;
	candidate?: boolean;
};

function actor(who: Someone): Actor {
	return { organizationId: 'o', memberId: 'm', access: who.access ?? 'member', calibrationOwner: false };
}

function job(who: Someone, confidential = false): JobFacts {
	return { access: who.on ?? [], confidential };
}

function application(who: Someone, confidential = false): ApplicationFacts {
	return {
		job: job(who, confidential),
		onPanel: who.onPanel ?? false,
		owesApplication: who.owes ?? false,
		ownFile: who.candidate ?? false,
	};
}

/** Somebody else's submitted scorecard of the same stage, unless said otherwise. */
function scorecard(who: Someone, is: Partial<ScorecardFacts> = {}, confidential = false): ScorecardFacts {
	const facts = application(who, confidential);
	return { application: facts, author: false, owesStage: facts.owesApplication, submitted: true, ...is };
}

const people: Record<string, Someone> = {
	admin: { access: 'admin' },
	recruiter: { access: 'recruiter' },
	manager: { on: ['hiring_manager'] },
	jobrec: { on: ['recruiter'] },
	'panel/done': { on: ['interviewer'], onPanel: true },
	'panel/owes': { on: ['interviewer'], onPanel: true, owes: true },
	grader: { onPanel: true },
	team: { on: ['interviewer'] },
	observer: { on: ['observer'] },
	member: {},
};

const questions: Record<string, (who: Someone) => Question> = {
	'manage settings': () => ({ action: 'manage_settings' }),
	'manage members': () => ({ action: 'manage_members' }),
	'view the audit log': () => ({ action: 'view_audit_log' }),
	'edit roles': () => ({ action: 'edit_roles' }),
	'view published roles': () => ({ action: 'view_roles' }),
	'view drafts of roles': (who) => ({ action: 'view_role_drafts', anyJobAccess: who.on ?? [] }),
	"view a role's weights": (who) => ({ action: 'view_role_weights', anyJobAccess: who.on ?? [] }),
	'create a job': () => ({ action: 'create_job' }),
	'manage candidates': () => ({ action: 'manage_candidates' }),
	'manage calibration': () => ({ action: 'manage_calibration' }),
	"view the organization's reports": () => ({ action: 'view_organization_reports' }),
	"view a role's reports": (who) => ({ action: 'view_role_reports', anyJobAccess: who.on ?? [] }),
	'list candidates': (who) => ({ action: 'view_candidates', anyJobAccess: who.on ?? [] }),
	'list exercises': (who) => ({ action: 'view_exercises', anyJobAccess: who.on ?? [] }),
	'view the job': (who) => ({ action: 'view_job', job: job(who) }),
	'list its applications': (who) => ({ action: 'list_applications', job: job(who) }),
	'manage the job': (who) => ({ action: 'manage_job', job: job(who) }),
	"view the job's weights": (who) => ({ action: 'view_job_weights', job: job(who) }),
	'grant access to others': (who) => ({ action: 'grant_job_access', job: job(who) }),
	'grant access to oneself': (who) => ({ action: 'grant_job_access_to_oneself', job: job(who) }),
	'view an application': (who) => ({ action: 'view_application', application: application(who) }),
	'manage an application': (who) => ({ action: 'manage_application', application: application(who) }),
	'view the recommendation': (who) => ({ action: 'view_recommendation', application: application(who) }),
	'open the debrief': (who) => ({ action: 'open_debrief', application: application(who) }),
	'record a decision': (who) => ({ action: 'record_decision', application: application(who) }),
	"view others' kit": (who) => ({ action: 'view_kit', scorecard: scorecard(who) }),
	"view others' submitted scorecard": (who) => ({ action: 'view_scorecard', scorecard: scorecard(who) }),
	"view others' draft": (who) => ({
		action: 'view_scorecard',
		scorecard: scorecard(who, { submitted: false }),
	}),
	"view others' private notes": (who) => ({ action: 'view_private_notes', scorecard: scorecard(who) }),
	"write others' scorecard": (who) => ({
		action: 'write_scorecard',
		scorecard: scorecard(who, { submitted: false }),
	}),
	"revise others' scorecard": (who) => ({ action: 'revise_scorecard', scorecard: scorecard(who) }),
	"waive others' scorecard": (who) => ({
		action: 'waive_scorecard',
		scorecard: scorecard(who, { submitted: false }),
	}),
	"resolve others' red flag": (who) => ({ action: 'resolve_red_flag', scorecard: scorecard(who) }),
	'view a candidate': (who) => ({
		action: 'view_candidate',
		candidate: { applications: [application(who)], ownFile: false },
	}),
	'edit a candidate': (who) => ({
		action: 'edit_candidate',
		candidate: { applications: [application(who)], ownFile: false },
	}),
	'view one without applications': () => ({
		action: 'view_candidate',
		candidate: { applications: [], ownFile: false },
	}),
};

const MATRIX = `
                                 | admin | recruiter | manager | jobrec | panel/done | panel/owes | grader | team | observer | member
manage settings                  | yes   | -         | -       | -      | -          | -          | -      | -    | -        | -
manage members                   | yes   | -         | -       | -      | -          | -          | -      | -    | -        | -
view the audit log               | yes   | -         | -       | -      | -          | -          | -      | -    | -        | -
edit roles                       | yes   | yes       | -       | -      | -          | -          | -      | -    | -        | -
view published roles             | yes   | yes       | yes     | yes    | yes        | yes        | yes    | yes  | yes      | yes
view drafts of roles             | yes   | yes       | yes     | yes    | -          | -          | -      | -    | -        | -
view a role's weights            | yes   | yes       | yes     | yes    | -          | -          | -      | -    | -        | -
create a job                     | yes   | yes       | -       | -      | -          | -          | -      | -    | -        | -
manage candidates                | yes   | yes       | -       | -      | -          | -          | -      | -    | -        | -
manage calibration               | -     | -         | -       | -      | -          | -          | -      | -    | -        | -
view the organization's reports  | yes   | yes       | -       | -      | -          | -          | -      | -    | -        | -
view a role's reports            | yes   | yes       | yes     | yes    | -          | -          | -      | -    | -        | -
list candidates                  | yes   | yes       | yes     | yes    | -          | -          | -      | -    | -        | -
list exercises                   | yes   | yes       | yes     | yes    | -          | -          | -      | -    | -        | -
view the job                     | yes   | yes       | yes     | yes    | yes        | yes        | -      | yes  | yes      | -
list its applications            | yes   | yes       | yes     | yes    | -          | -          | -      | -    | yes      | -
manage the job                   | yes   | yes       | yes     | yes    | -          | -          | -      | -    | -        | -
view the job's weights           | yes   | yes       | yes     | yes    | -          | -          | -      | -    | -        | -
grant access to others           | yes   | yes       | yes     | yes    | -          | -          | -      | -    | -        | -
grant access to oneself          | yes   | -         | -       | -      | -          | -          | -      | -    | -        | -
view an application              | yes   | yes       | yes     | yes    | yes        | yes        | yes    | -    | yes      | -
manage an application            | yes   | yes       | yes     | yes    | -          | -          | -      | -    | -        | -
view the recommendation          | yes   | yes       | yes     | yes    | yes        | -          | yes    | -    | yes      | -
open the debrief                 | yes   | -         | yes     | -      | -          | -          | -      | -    | -        | -
record a decision                | yes   | -         | yes     | -      | -          | -          | -      | -    | -        | -
view others' kit                 | -     | -         | -       | -      | -          | -          | -      | -    | -        | -
view others' submitted scorecard | yes   | yes       | yes     | yes    | yes        | -          | yes    | -    | yes      | -
view others' draft               | -     | -         | -       | -      | -          | -          | -      | -    | -        | -
view others' private notes       | -     | -         | -       | -      | -          | -          | -      | -    | -        | -
write others' scorecard          | -     | -         | -       | -      | -          | -          | -      | -    | -        | -
revise others' scorecard         | -     | -         | -       | -      | -          | -          | -      | -    | -        | -
waive others' scorecard          | yes   | yes       | yes     | yes    | -          | -          | -      | -    | -        | -
resolve others' red flag         | yes   | yes       | yes     | yes    | yes        | -          | yes    | -    | -        | -
view a candidate                 | yes   | yes       | yes     | yes    | -          | -          | -      | -    | -        | -
edit a candidate                 | yes   | yes       | yes     | yes    | -          | -          | -      | -    | -        | -
view one without applications    | yes   | yes       | -       | -      | -          | -          | -      | -    | -        | -
`;

const [head = [], ...rows] = MATRIX.trimEnd()
	.split('\n')
	.slice(1)
	.map((line) => line.split('|').map((cell) => cell.trim()));
const cells = rows.flatMap(([sentence = '', ...answers]) =>
	answers.map((answer, i) => ({ name: head[i + 1] ?? '', sentence, expected: answer === 'yes' })),
);

describe('who may do what', () => {
	test('the table has every question and every kind of person', () => {
		expect(rows.map(([sentence]) => sentence)).toEqual(Object.keys(questions));
		expect(head.slice(1)).toEqual(Object.keys(people));
		expect(cells).toHaveLength(rows.length * Object.keys(people).length);
	});

	test.each(cells)('$name, $sentence: $expected', ({ name, sentence, expected }) => {
		const who = people[name];
		const ask = questions[sentence];
		if (!who || !ask) throw new Error(`the table names an unknown ${name} or ${sentence}`);
		expect(can(actor(who), ask(who))).toBe(expected);
	});
});

describe('a calibration owner', () => {
	const owner = (access: Actor['access']): Actor => ({ ...actor({ access }), calibrationOwner: true });

	test.each(['admin', 'recruiter', 'member'] as const)('manages calibration, as %s', (access) => {
		expect(can(owner(access), { action: 'manage_calibration' })).toBe(true);
	});

	test('is otherwise what the other access says', () => {
		for (const [sentence, ask] of Object.entries(questions)) {
			if (sentence === 'manage calibration') continue;
			for (const who of Object.values(people)) {
				const beside: Actor = { ...actor(who), calibrationOwner: true };
				expect(can(beside, ask(who))).toBe(can(actor(who), ask(who)));
			}
		}
	});
});

describe("an interviewer's calibration report", () => {
	const ask: Question = { action: 'view_interviewer_report', interviewerId: 'kim' };

	test('is seen by that interviewer and a calibration owner', () => {
		expect(can({ ...actor({}), memberId: 'kim' }, ask)).toBe(true);
		expect(can({ ...actor({}), calibrationOwner: true }, ask)).toBe(true);
	});

	test.each(Object.entries(people))('is not seen by %s', (_, who) => {
		expect(can(actor(who), ask)).toBe(false);
	});
});

describe('the own scorecard', () => {
	const draft = { author: true, submitted: false, owesStage: true };
	const submitted = { author: true, submitted: true, owesStage: false };
	const panel: Someone = { onPanel: true, owes: true };
	const done: Someone = { onPanel: true };
	const left: Someone = { onPanel: false };

	test.each<
		[sentence: string, who: Someone, action: OwnAction, is: Partial<ScorecardFacts>, answer: boolean]
	>([
		['a panel member opens the own kit', panel, 'view_kit', draft, true],
		['a panel member reads the own draft', panel, 'view_scorecard', draft, true],
		['a panel member reads the own private notes', panel, 'view_private_notes', draft, true],
		['a panel member writes the own draft', panel, 'write_scorecard', draft, true],
		['a panel member does not revise what is not submitted', panel, 'revise_scorecard', draft, false],
		['a panel member waives the own draft', panel, 'waive_scorecard', draft, true],
		['a panel member may choose "show anyway"', panel, 'show_anyway', draft, true],
		['an admin on the panel may choose it too', { ...panel, access: 'admin' }, 'show_anyway', draft, true],
		[
			'who no longer owes has nothing to show anyway',
			done,
			'show_anyway',
			{ ...draft, owesStage: false },
			false,
		],
		['nothing is shown anyway after submitting', done, 'show_anyway', submitted, false],
		['a submitted scorecard is not written again', done, 'write_scorecard', submitted, false],
		['the author revises a submitted one', done, 'revise_scorecard', submitted, true],
		[
			'a submitted one is not waived, even by an admin',
			{ access: 'admin' },
			'waive_scorecard',
			submitted,
			false,
		],
		['nobody resolves the own red flag', done, 'resolve_red_flag', submitted, false],
		['an admin does not either', { ...done, access: 'admin' }, 'resolve_red_flag', submitted, false],
		['who left the panel still reads the own scorecard', left, 'view_scorecard', submitted, true],
		['who left the panel writes no more', left, 'write_scorecard', draft, false],
		['who left the panel revises no more', left, 'revise_scorecard', submitted, false],
		['who left the panel has no kit', left, 'view_kit', draft, false],
	])('%s', (_, who, action, is, answer) => {
		expect(can(actor(who), { action, scorecard: scorecard(who, is) })).toBe(answer);
	});
});

type OwnAction =
	| 'view_kit'
	| 'view_scorecard'
	| 'view_private_notes'
	| 'write_scorecard'
	| 'revise_scorecard'
	| 'waive_scorecard'
	| 'show_anyway'
	| 'resolve_red_flag';

describe('independence', () => {
	const everyone: [string, Someone][] = [
		['an admin', { access: 'admin' }],
		['a recruiter', { access: 'recruiter' }],
		['a hiring manager', { on: ['hiring_manager'] }],
		['a job recruiter', { on: ['recruiter'] }],
		['an observer', { on: ['observer'] }],
		['an admin who is hiring manager', { access: 'admin', on: ['hiring_manager'] }],
	];

	test.each(everyone)('%s who owes a scorecard sees nothing that rests on several stages', (_, who) => {
		const owing = { ...who, onPanel: true, owes: true };
		for (const action of ['view_recommendation', 'open_debrief', 'record_decision'] as const) {
			expect(can(actor(owing), { action, application: application(owing) })).toBe(false);
		}
	});

	test.each(everyone)("%s who owes this stage sees no one's scorecard of it", (_, who) => {
		const owing = { ...who, onPanel: true, owes: true };
		expect(can(actor(owing), { action: 'view_scorecard', scorecard: scorecard(owing) })).toBe(false);
		expect(can(actor(owing), { action: 'resolve_red_flag', scorecard: scorecard(owing) })).toBe(false);
	});

	test('who owes a later stage still reads an earlier one', () => {
		const owing = { onPanel: true, owes: true };
		const earlier = scorecard(owing, { owesStage: false });
		expect(can(actor(owing), { action: 'view_scorecard', scorecard: earlier })).toBe(true);
		expect(can(actor(owing), { action: 'view_recommendation', application: earlier.application })).toBe(
			false,
		);
	});

	test('owing takes no management away', () => {
		const owing: Someone = { access: 'recruiter', onPanel: true, owes: true };
		expect(can(actor(owing), { action: 'manage_application', application: application(owing) })).toBe(true);
	});

	test('a candidate who is a member never sees the own file, whatever the access', () => {
		const who: Someone = {
			access: 'admin',
			on: ['hiring_manager', 'recruiter', 'interviewer', 'observer'],
			onPanel: true,
			candidate: true,
		};
		const file = application(who);
		const asked: Question[] = [
			...(['view_application', 'manage_application', 'view_recommendation'] as const).map(
				(action): Question => ({ action, application: file }),
			),
			...(['open_debrief', 'record_decision'] as const).map((action): Question => ({
				action,
				application: file,
			})),
			...[true, false].flatMap((author) =>
				[true, false].flatMap((submitted) =>
					(
						[
							'view_kit',
							'view_scorecard',
							'view_private_notes',
							'write_scorecard',
							'revise_scorecard',
							'waive_scorecard',
							'show_anyway',
							'resolve_red_flag',
						] as const
					).map((action): Question => ({ action, scorecard: scorecard(who, { author, submitted }) })),
				),
			),
			{ action: 'view_candidate', candidate: { applications: [file], ownFile: true } },
			{ action: 'edit_candidate', candidate: { applications: [], ownFile: true } },
		];
		expect(asked.filter((question) => can(actor(who), question))).toEqual([]);
	});
});

describe('a confidential job', () => {
	test.each<[string, Someone, boolean]>([
		['an admin outside the hiring team does not see it', { access: 'admin' }, false],
		['a recruiter outside the hiring team does not see it', { access: 'recruiter' }, false],
		['a recruiter on the hiring team sees it', { access: 'recruiter', on: ['interviewer'] }, true],
		['an admin with access granted sees it', { access: 'admin', on: ['observer'] }, true],
		['its hiring manager sees it', { on: ['hiring_manager'] }, true],
		['its observer sees it', { on: ['observer'] }, true],
	])('%s', (_, who, seen) => {
		const facts = application(who, true);
		expect(can(actor(who), { action: 'view_job', job: facts.job })).toBe(seen);
		expect(can(actor(who), { action: 'list_applications', job: facts.job })).toBe(seen);
		expect(can(actor(who), { action: 'view_application', application: facts })).toBe(seen);
		expect(can(actor(who), { action: 'view_recommendation', application: facts })).toBe(seen);
		expect(can(actor(who), { action: 'view_scorecard', scorecard: scorecard(who, {}, true) })).toBe(seen);
	});

	test('an admin may grant access to it, also to oneself; a recruiter outside may not', () => {
		const hidden = job({}, true);
		const admin = actor({ access: 'admin' });
		const recruiter = actor({ access: 'recruiter' });
		expect(can(admin, { action: 'grant_job_access', job: hidden })).toBe(true);
		expect(can(admin, { action: 'grant_job_access_to_oneself', job: hidden })).toBe(true);
		expect(can(recruiter, { action: 'grant_job_access', job: hidden })).toBe(false);
		expect(can(recruiter, { action: 'grant_job_access_to_oneself', job: hidden })).toBe(false);
	});

	test('an admin without access decides nothing on it', () => {
		const who: Someone = { access: 'admin' };
		expect(can(actor(who), { action: 'record_decision', application: application(who, true) })).toBe(false);
	});

	test('a panel member sees that application of it, and not the job', () => {
		const who: Someone = { onPanel: true };
		expect(can(actor(who), { action: 'view_application', application: application(who, true) })).toBe(true);
		expect(can(actor(who), { action: 'view_job', job: job(who, true) })).toBe(false);
	});

	test('a person who applied only there is unknown to recruiters outside, until another application', () => {
		const who: Someone = { access: 'recruiter' };
		const hidden = application(who, true);
		const open = application(who);
		const ask = (applications: ApplicationFacts[]) =>
			can(actor(who), { action: 'view_candidate', candidate: { applications, ownFile: false } });
		expect(ask([hidden])).toBe(false);
		expect(ask([hidden, open])).toBe(true);
	});
});

describe('access adds up', () => {
	const accesses = ['member', 'recruiter', 'admin'] as const;
	const onJob = fc.subarray(['hiring_manager', 'recruiter', 'interviewer', 'observer'] as const);

	const facts = fc.record({
		level: fc.integer({ min: 0, max: 2 }),
		raise: fc.integer({ min: 0, max: 2 }),
		on: onJob,
		alsoOn: onJob,
		onPanel: fc.boolean(),
		joins: fc.boolean(),
		owes: fc.boolean(),
		owesStage: fc.boolean(),
		candidate: fc.boolean(),
		confidential: fc.boolean(),
		author: fc.boolean(),
		submitted: fc.boolean(),
	});

	test('more access never turns a yes into a no', () => {
		fc.assert(
			fc.property(facts, fc.constantFrom(...Object.values(questions)), (f, ask) => {
				const less: Someone = {
					access: accesses[f.level] ?? 'member',
					on: f.on,
					onPanel: f.onPanel,
					owes: f.owes,
					candidate: f.candidate,
				};
				const more: Someone = {
					...less,
					access: accesses[Math.min(2, f.level + f.raise)] ?? 'admin',
					on: [...new Set([...f.on, ...f.alsoOn])],
					onPanel: f.onPanel || f.joins,
				};
				const answer = (who: Someone) => can(actor(who), settle(ask(who), f));
				expect(answer(less) && !answer(more)).toBe(false);
			}),
			{ numRuns: 5000 },
		);
	});

	type Settled = { confidential: boolean; author: boolean; submitted: boolean; owesStage: boolean };

	function settle(question: Question, f: Settled): Question {
		const hide = (facts: ApplicationFacts): ApplicationFacts => ({
			...facts,
			job: { ...facts.job, confidential: f.confidential },
		});
		if ('job' in question) return { ...question, job: { ...question.job, confidential: f.confidential } };
		if ('application' in question) return { ...question, application: hide(question.application) };
		if ('scorecard' in question) {
			const { author, submitted, owesStage } = f;
			return {
				...question,
				scorecard: { application: hide(question.scorecard.application), author, submitted, owesStage },
			};
		}
		return question;
	}
});
