import { counted } from '#lib/domain/recommendation/words-figures.ts';
import type { Policy } from './policy.ts';

export type SettingName = keyof Policy;

/** What each setting is called, in the order in which the policy is read. */
export const settingLabels: Record<SettingName, string> = {
	bar: 'Bar',
	strongBar: 'Strong bar',
	strongNoBar: 'Strong no bar',
	pHire: 'Hire, from',
	pLeanHire: 'Leaning to hire, from',
	pLeanNo: 'Leaning against, from',
	pStrongHireBar: 'Strong hire, sure of the bar from',
	pStrong: 'Strong hire, sure of the strong bar from',
	pStrongNo: 'Strong no hire, sure of lying below the strong no bar from',
	quorum: 'Quorum',
	minCoverage: 'Coverage',
	minCriticalRaters: 'Raters of a critical dimension',
	criticalFloor: 'Floor of a critical dimension',
	pFloorFail: 'Sure of lying below a floor: stops from',
	pFloorRisk: 'Sure of lying below a floor: caps from',
	severity: 'Interviewers’ severity',
	evidenceFirst: 'Evidence before verdict',
	notesRequiredAt: 'Ratings that need a note',
	scorecardDueHours: 'Time for a scorecard',
	exerciseDueDays: 'Time for an exercise',
	exerciseLinkDays: 'Life of an exercise link',
};

export const settingNames = Object.keys(settingLabels) as SettingName[];

export const severityWords: Record<Policy['severity'], string> = {
	off: 'Not shown',
	show: 'Shown beside the score',
	apply: 'Taken off the score',
};

export const evidenceFirstWords: Record<Policy['evidenceFirst'], string> = {
	record: 'Shown together, and recorded',
	require: 'Evidence first',
};

/** What a setting is set to, with its unit. */
export function settingText(policy: Policy, name: SettingName): string {
	switch (name) {
		case 'bar':
		case 'strongBar':
		case 'strongNoBar':
		case 'criticalFloor':
			return score(policy[name]);
		case 'pHire':
		case 'pLeanHire':
		case 'pLeanNo':
		case 'pStrongHireBar':
		case 'pStrong':
		case 'pStrongNo':
		case 'minCoverage':
		case 'pFloorFail':
		case 'pFloorRisk':
			return percent(policy[name]);
		case 'quorum':
		case 'minCriticalRaters':
			return counted(policy[name], 'rater');
		case 'severity':
			return severityWords[policy.severity];
		case 'evidenceFirst':
			return evidenceFirstWords[policy.evidenceFirst];
		case 'notesRequiredAt':
			return policy.notesRequiredAt.length === 0 ? 'none' : policy.notesRequiredAt.join(', ');
		case 'scorecardDueHours':
			return counted(policy.scorecardDueHours, 'hour');
		case 'exerciseDueDays':
		case 'exerciseLinkDays':
			return counted(policy[name], 'day');
	}
}

export type SettingChange = { name: SettingName; label: string; before: string; after: string };

/** What another version sets differently. */
export function policyChanges(before: Policy, after: Policy): SettingChange[] {
	return settingNames
		.map((name) => ({
			name,
			label: settingLabels[name],
			before: settingText(before, name),
			after: settingText(after, name),
		}))
		.filter((change) => change.before !== change.after);
}

/** A share or a probability, 0 to 1, as it was set. */
export function percent(share: number): string {
	return `${percentNumber(share)} %`;
}

/** As the form takes it: 0.075 is "7.5". */
export function percentNumber(share: number): string {
	return String(Math.round(share * 1_000_000) / 10_000);
}

/** A setting is shown as it was set, unlike a computed score. */
export function score(value: number): string {
	return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
