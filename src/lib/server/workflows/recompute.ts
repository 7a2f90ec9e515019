import { createHash } from 'node:crypto';
import type { Calibration } from '#lib/domain/recommendation/calibration.ts';
import { canonicalJson } from '#lib/domain/recommendation/canonical-json.ts';
import { canonicalPanel, type PanelData } from '#lib/domain/recommendation/panel.ts';
import { currentEngine, recommend } from '#lib/domain/recommendation/recommend.ts';
import type { Recommendation } from '#lib/domain/recommendation/recommendation.ts';
import { asSystemWithin, type Identity, newId, type Tx } from '#lib/server/db/database.ts';
import { loadBothPanels } from '#lib/server/db/panels.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as recommendations from '#lib/server/db/recommendations.ts';
import { notFound } from '#lib/server/errors.ts';
import { calibrationOf } from '#lib/server/workflows/calibration/prepared.ts';

/**
 * Computes the application's recommendation from what stands in the database, as the system, in the transaction that
 * changed it. Earlier ones stay; nothing is written where nothing that counts has changed.
 */
export async function recompute(tx: Tx, actor: Identity, applicationId: string, now: Date): Promise<void> {
	await asSystemWithin(tx, actor, async (system) => {
		const application = await recommendations.lockApplication(system, applicationId);
		if (!application) throw notFound('application');
		const standing = await recommendations.standingOf(system, applicationId);
		const loaded = (await loadBothPanels(system, [applicationId])).get(applicationId);
		if (!loaded) throw notFound('application');
		const terms = application.frozenId === null ? {} : await frozenTerms(system, application.frozenId);
		const panels = {
			independent: { ...loaded.independent, ...terms },
			asRevised: { ...loaded.asRevised, ...terms },
		};
		const calibration = await calibrationOf(system, panels.independent.calibration);

		const keep = async (basis: recommendations.Basis, computed: Computed): Promise<string> => {
			const id = newId();
			await recommendations.insert(system, {
				organizationId: actor.organizationId,
				id,
				applicationId,
				basis,
				computedAt: now,
				policyVersion: Number(panels.independent.policyVersion),
				roleVersionId: panels.independent.roleVersionId,
				...computed,
			});
			return id;
		};

		const independent = recommendPanel(panels.independent, calibration);
		const revised = recommendPanel(panels.asRevised, calibration);
		const isRevised = revised.dataHash !== independent.dataHash;
		const isSame =
			standing?.dataHash === independent.dataHash &&
			standing.asRevisedHash === (isRevised ? revised.dataHash : null);
		if (isSame) return;
		const recommendationId =
			standing?.dataHash === independent.dataHash
				? standing.recommendationId
				: await keep('independent', independent);
		await recommendations.saveStanding(system, {
			organizationId: actor.organizationId,
			applicationId,
			jobId: application.jobId,
			recommendationId,
			asRevisedId: isRevised ? await keep('as_revised', revised) : null,
			result: independent.result,
		});
	});
}

/**
 * The policy and the calibration that an opened debrief was frozen with: what comes after it is computed on the same
 * terms, so that nothing but scorecards and flags can make a second recommendation. The first engine knew no calibration.
 */
async function frozenTerms(system: Tx, recommendationId: string): Promise<Partial<PanelData>> {
	const frozen = await recommendations.find(system, recommendationId);
	if (!frozen) return {};
	return {
		policy: await policies.find(system, frozen.policyVersion),
		policyVersion: String(frozen.policyVersion),
		calibration: frozen.result.engine === 'm3/1' ? frozen.result.trace.calibration : null,
	};
}

export type Computed = { dataHash: string; result: Recommendation };

/** The hash is over the canonical JSON (RFC 8785) of everything that the result rests on, with the engine that made it. */
export function recommendPanel(data: PanelData, calibration: Calibration | null): Computed {
	const canonical = canonicalPanel(data);
	const dataHash = createHash('sha256')
		.update(canonicalJson({ ...canonical, engine: currentEngine }))
		.digest('hex');
	return { dataHash, result: recommend({ ...canonical, dataHash }, calibration) };
}
