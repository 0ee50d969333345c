import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/{contract,integration,electron}/**/*.test.ts'],
    exclude: ['node_modules/**', 'out/**'],
    setupFiles: ['test/support/property-seed.ts'],
    pool: 'forks',
    // Most of the time goes to programs the tests start, which use one core each; vitest itself would leave one of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
