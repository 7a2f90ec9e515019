import { dataAnalyst } from './roles/data-analyst.ts';
import { supportEngineer } from './roles/support-engineer.ts';
import type { SampleRole } from './types.ts';

export const sampleRoles: readonly SampleRole[] = [supportEngineer, dataAnalyst];
