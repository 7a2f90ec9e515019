import { createHash } from 'node:crypto';
import { canonicalJson } from '#lib/domain/recommendation/canonical-json.ts';
import { canonicalPanel, type PanelData } from '#lib/domain/recommendation/panel.ts';
import { recommend } from '#lib/domain/recommendation/recommend.ts';
import type { Recommendation } from '#lib/domain/recommendation/recommendation.ts';
import { asSystemWithin, type Identity, newId, type Tx } from '#lib/server/db/database.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as recommendations from '#lib/server/db/recommendations.ts';
import { notFound } from '#lib/server/errors.ts';

/**
 * Computes the application's recommendation from what stands in the database, as the system, in the transaction that
 * changed it. Earlier ones stay; nothing is written where nothing that counts has changed.
 */
export async function recompute(tx: Tx, actor: Identity, applicationId: string, now: Date): Promise<void> {
	await asSystemWithin(tx, actor, async (system) => {
		const application = await recommendations.lockApplication(system, applicationId);
		if (!application) throw notFound('application');
		const { version, policy } = await policies.current(system);
		const dimensions = await recommendations.dimensionsOf(system, application.roleVersionId);
		const redFlags = await recommendations.redFlagsOf(system, applicationId);
		const standing = await recommendations.standingOf(system, applicationId);

		const panel = async (basis: recommendations.Basis): Promise<PanelData> => {
			const counted = await recommendations.scorecardsOf(system, application.jobId, applicationId, basis);
			return {
				dimensions,
				scorecards: counted.map(({ owed: _owed, ...scorecard }) => scorecard),
				pending: counted.filter((scorecard) => scorecard.owed).length,
				redFlags,
				policy,
				policyVersion: String(version),
				roleVersionId: application.roleVersionId,
			};
		};
		const keep = async (basis: recommendations.Basis, computed: Computed): Promise<string> => {
			const id = newId();
			await recommendations.insert(system, {
				organizationId: actor.organizationId,
				id,
				applicationId,
				basis,
				computedAt: now,
				policyVersion: version,
				roleVersionId: application.roleVersionId,
				...computed,
			});
			return id;
		};

		const independent = compute(await panel('independent'));
		const revised = compute(await panel('as_revised'));
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

type Computed = { dataHash: string; result: Recommendation };

/** The hash is over the canonical JSON (RFC 8785) of everything that the result rests on. */
function compute(data: PanelData): Computed {
	const canonical = canonicalPanel(data);
	const dataHash = createHash('sha256').update(canonicalJson(canonical)).digest('hex');
	return { dataHash, result: recommend({ ...canonical, dataHash }) };
}
