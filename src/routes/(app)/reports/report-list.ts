import { resolve } from '$app/paths';
import type { ReportCode } from '#lib/domain/permissions/reports.ts';

/** Where each report is, and what it answers. */
export const reportList: Record<ReportCode, { href: string; label: string; about: string }> = {
	reliability: {
		href: resolve('/reports/reliability'),
		label: 'Reliability',
		about:
			'How far scores depend on the candidate and not on who interviewed: agreement by role and dimension, how many interviewers are enough, and agreement over time.',
	},
	roles: {
		href: resolve('/reports/roles'),
		label: 'Reliability by role',
		about:
			'How well the interviewers of one role agree, and how many of them are enough, from the jobs that you run or may see.',
	},
	own: {
		href: resolve('/reports/interviewers/own'),
		label: 'Your calibration report',
		about:
			'How your ratings compare with colleagues’: stricter or more generous, and how well they tell dimensions apart. You and the calibration owner see it, nobody else.',
	},
	interviewers: {
		href: resolve('/reports/interviewers'),
		label: 'Interviewers',
		about: 'Every interviewer’s calibration report, for calibration owners alone.',
	},
	calibration: {
		href: resolve('/reports/calibration'),
		label: 'Calibration',
		about:
			'How much of a rating tells of the candidate and how much of the interviewer, told from your own ratings, and whether scores use it.',
	},
};
