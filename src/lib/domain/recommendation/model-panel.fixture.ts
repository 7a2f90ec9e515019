import type { ModelRecommendation } from '#lib/domain/recommendation/model-recommendation.ts';
import { names, panel } from '#lib/domain/recommendation/panel.fixture.ts';
import type { PanelInput } from '#lib/domain/recommendation/panel.ts';
import { recommend } from '#lib/domain/recommendation/recommend.ts';

export const agendaNames = {
	dimensions: names,
	raters: new Map([
		['ana', 'Ana'],
		['ben', 'Ben'],
		['cy', 'Cy'],
	]),
};

/** What `m3/1` makes of the panel without a calibration snapshot. */
export function modelOf(change: Partial<PanelInput> = {}): ModelRecommendation {
	const result = recommend(panel(change), null, 'm3/1');
	if (result.engine !== 'm3/1') throw new Error('Another engine answered.');
	return result;
}
