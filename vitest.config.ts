import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/{contract,integration,electron}/**/*.test.ts'],
    exclude: ['node_modules/**', 'out/**'],
    setupFiles: ['test/support/property-seed.ts'],
    pool: 'forks',
    // What the tests start from source (workers, the command line) keeps its compiled code, which halves its start.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/node', import.meta.url)) },
    // Most of the time goes to programs the tests start, which use one core each; vitest itself would leave one of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 180_000,
    hookTimeout: 240_000,
  },
})
