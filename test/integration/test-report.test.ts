import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { expect, it } from 'vitest'
import { playwrightCounts, summary, vitestCounts } from '../../scripts/test-report.mjs'
import { makeTempDir } from '../support/temp.ts'

const project = join(import.meta.dirname, '..', '..')

it('counts what vitest skips', async () => {
  const folder = makeTempDir('report')
  const file = join(folder, 'some.test.js')
  const report = join(folder, 'report.json')
  const tests = [
    "it('a', () => {})",
    "it.skipIf(true)('b', () => {})",
    "it.todo('c')",
    "it('d', () => expect(1).toBe(2))",
  ]
  writeFileSync(file, tests.join('\n'))
  const vitest = join(project, 'node_modules', 'vitest', 'vitest.mjs')
  const args = ['run', '--root', folder, '--globals', '--reporter=json', `--outputFile=${report}`]
  await execa(process.execPath, [vitest, ...args], { reject: false })
  expect(vitestCounts(JSON.parse(readFileSync(report, 'utf8')))).toEqual({ passed: 1, failed: 1, skipped: 2 })
})

it('counts what Playwright skips, and takes what is flaky for failed', () => {
  const stats = { expected: 30, unexpected: 1, flaky: 1, skipped: 4 }
  expect(playwrightCounts({ stats })).toEqual({ passed: 30, failed: 2, skipped: 4 })
})

it('tells it before the last line, which stays as it was', () => {
  const unit = { name: 'unit', passed: 900, failed: 0, skipped: 3, seconds: 61.26 }
  const browser = { name: 'browser', passed: 30, failed: 1, skipped: 4, seconds: 200 }
  const lines = summary([unit, browser]).split('\n')
  expect(lines[0]).toBe('unit       900 passed   0 failed   3 skipped  61.3 s')
  expect(lines.at(-3)).toMatch(/^7 skipped/)
  expect(lines.at(-1)).toBe('930 passed, 1 failed')
  expect(summary([{ ...unit, skipped: 0 }])).not.toContain('\n0 skipped')
})
