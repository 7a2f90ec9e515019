import { defineConfig } from 'vitest/config';
export default defineConfig({ root: '/work/main', test: { environment: 'node', include: ['tests/embedded/**/*.test.ts','tests/server/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } });
