import { dataAnalyst } from '#lib/domain/sample/roles/data-analyst.ts';
import { supportEngineer } from '#lib/domain/sample/roles/support-engineer.ts';
import type { SampleRole } from '#lib/domain/sample/types.ts';

export const sampleRoles: readonly SampleRole[] = [supportEngineer, dataAnalyst];
