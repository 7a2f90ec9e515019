import type { JobAccess } from '#lib/domain/permissions/can.ts';

/** What access to a job is called, and what it lets a member do. */
export const accessWords: Record<JobAccess, { word: string; may: string }> = {
	hiring_manager: {
		word: 'Hiring manager',
		may: 'Manages the job, opens the debrief and records the decision.',
	},
	recruiter: { word: 'Recruiter', may: 'Manages the job: plan, people, panels and exercises.' },
	interviewer: { word: 'Interviewer', may: 'Sees the applications whose panel this person is on.' },
	observer: { word: 'Observer', may: 'Reads all applications, and changes nothing.' },
};
