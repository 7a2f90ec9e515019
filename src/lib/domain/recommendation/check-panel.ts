import { Policy } from '#lib/domain/policy/policy.ts';
import type { PanelData } from '#lib/domain/recommendation/panel.ts';

export type ConfigurationFault =
	| { code: 'NO_WEIGHT' }
	| { code: 'WEIGHT_OUT_OF_RANGE'; dimensionId: string }
	| { code: 'FLOOR_OUT_OF_RANGE'; dimensionId: string }
	| { code: 'LEVEL_OUT_OF_RANGE'; scorecardId: string; dimensionId: string }
	| { code: 'UNKNOWN_DIMENSION'; scorecardId: string; dimensionId: string }
	| { code: 'RATED_TWICE'; scorecardId: string; dimensionId: string }
	| { code: 'DOUBLE_ID'; id: string }
	| { code: 'PENDING_INVALID' }
	| { code: 'POLICY_INVALID' };

/** The data cannot be scored at all. No rater can cause it: publishing a role version and parsing prevent it. */
export class ConfigurationError extends Error {
	override readonly name = 'ConfigurationError';
	readonly fault: ConfigurationFault;
	constructor(fault: ConfigurationFault) {
		super(sentence(fault));
		this.fault = fault;
	}
}

/** Far wider than any scorecard, and narrow enough that no quotient of two weights leaves the numbers. */
const weightRange = { least: 1e-6, most: 1e6 };

/** @throws ConfigurationError at the first fault, so that no result is ever NaN or off the scale. */
export function checkPanel(data: PanelData): void {
	const fault = faults(data).next();
	if (!fault.done) throw new ConfigurationError(fault.value);
}

function* faults({
	dimensions,
	scorecards,
	pending,
	redFlags,
	policy,
}: PanelData): Generator<ConfigurationFault, void> {
	if (!Policy.safeParse(policy).success) yield { code: 'POLICY_INVALID' };
	if (!Number.isSafeInteger(pending) || pending < 0) yield { code: 'PENDING_INVALID' };
	for (const list of [dimensions, scorecards, redFlags]) {
		const id = firstDouble(list.map((item) => item.id));
		if (id !== undefined) yield { code: 'DOUBLE_ID', id };
	}
	for (const { id, weight, floor } of dimensions) {
		const inRange = weight === 0 || (weight >= weightRange.least && weight <= weightRange.most);
		if (!inRange) yield { code: 'WEIGHT_OUT_OF_RANGE', dimensionId: id };
		if (floor !== null && !onScale(floor)) yield { code: 'FLOOR_OUT_OF_RANGE', dimensionId: id };
	}
	if (dimensions.every((dimension) => dimension.weight === 0)) yield { code: 'NO_WEIGHT' };

	const known = new Set(dimensions.map((dimension) => dimension.id));
	for (const { id: scorecardId, ratings, notAssessed } of scorecards) {
		const used = [...ratings.map((rating) => rating.dimensionId), ...notAssessed];
		const unknown = used.find((id) => !known.has(id));
		if (unknown !== undefined) yield { code: 'UNKNOWN_DIMENSION', scorecardId, dimensionId: unknown };
		const double = firstDouble(used);
		if (double !== undefined) yield { code: 'RATED_TWICE', scorecardId, dimensionId: double };
		const off = ratings.find((rating) => !onScale(rating.level));
		if (off) yield { code: 'LEVEL_OUT_OF_RANGE', scorecardId, dimensionId: off.dimensionId };
	}
}

function onScale(value: number): boolean {
	return value >= 1 && value <= 5;
}

function firstDouble(ids: readonly string[]): string | undefined {
	return ids.find((id, index) => ids.indexOf(id) !== index);
}

function sentence(fault: ConfigurationFault): string {
	switch (fault.code) {
		case 'NO_WEIGHT':
			return 'No dimension of this role has any weight, so nothing can be scored. Give at least one a weight.';
		case 'WEIGHT_OUT_OF_RANGE':
			return `The weight of dimension ${fault.dimensionId} must be 0, or from ${weightRange.least} to ${weightRange.most}.`;
		case 'FLOOR_OUT_OF_RANGE':
			return `The floor of dimension ${fault.dimensionId} must be from 1 to 5.`;
		case 'LEVEL_OUT_OF_RANGE':
			return `Scorecard ${fault.scorecardId} rates dimension ${fault.dimensionId} outside 1 to 5.`;
		case 'UNKNOWN_DIMENSION':
			return `Scorecard ${fault.scorecardId} names dimension ${fault.dimensionId}, which the role version does not have.`;
		case 'RATED_TWICE':
			return `Scorecard ${fault.scorecardId} says two things of dimension ${fault.dimensionId}.`;
		case 'DOUBLE_ID':
			return `The id ${fault.id} stands twice in one list.`;
		case 'PENDING_INVALID':
			return 'The number of pending scorecards must be a whole number, 0 or more.';
		case 'POLICY_INVALID':
			return 'The policy is not valid.';
	}
}
