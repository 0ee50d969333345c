import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { describe, expect, it } from 'vitest'
import config from '../../.dependency-cruiser.mjs'

const wrongTree = fileURLToPath(new URL('../fixtures/layers', import.meta.url))

async function violations(): Promise<string[]> {
  const result = await cruise(['src'], {
    ...config.options,
    doNotFollow: { path: ['node_modules'] },
    baseDir: wrongTree,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
  } as Parameters<typeof cruise>[1])
  const output = result.output as ICruiseResult
  return output.summary.violations.map(({ rule, from }) => `${rule.name} ${from}`).sort()
}

describe('the check of the layers', () => {
  it('finds each wrong import of a tree made wrong on purpose, and nothing else', async () => {
    expect(await violations()).toEqual(
      [
        'shared-imports-nothing src/shared/bad.ts',
        'no-node-in-shared-or-domain src/main/domain/bad.ts',
        'services-know-ports-only src/main/services/bad.ts',
        'infra-implements-ports src/main/infra/bad.ts',
        'http-calls-services src/main/http/bad.ts',
        'electron-only-in-its-folder src/main/web/bad.ts',
        'cli-is-a-host src/main/cli/bad.ts',
        'renderer-knows-shared src/renderer/bad.ts',
        'no-circular src/main/circle-a.ts',
      ].sort(),
    )
  })
})
