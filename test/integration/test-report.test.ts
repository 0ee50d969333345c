import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
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

it('counts what Playwright skips, and names what passed only when it was tried again', async () => {
  const folder = makeTempDir('scenarios')
  const imported = pathToFileURL(join(project, 'node_modules', '@playwright', 'test', 'index.mjs')).href
  const tests = [
    `import { expect, test } from ${JSON.stringify(imported)}`,
    "test('a', () => {})",
    "test.describe('of those', () => test('b', ({}, { retry }) => expect(retry).toBe(1)))",
    "test('c', () => expect(1).toBe(2))",
    "test.skip('d', () => {})",
  ]
  writeFileSync(join(folder, 'some.spec.mjs'), tests.join('\n'))
  const playwright = join(project, 'node_modules', '@playwright', 'test', 'cli.js')
  const args = ['test', '--retries=1', '--workers=1', '--reporter=json']
  const { stdout } = await execa(process.execPath, [playwright, ...args], { cwd: folder, reject: false })
  expect(playwrightCounts(JSON.parse(stdout))).toEqual({
    ...{ passed: 2, failed: 1, skipped: 1 },
    again: ['some.spec.mjs:3 b'],
  })
})

it('tells it before the last line, which stays as it was', () => {
  const unit = { name: 'unit', passed: 900, failed: 0, skipped: 3, seconds: 61.26 }
  const browser = { name: 'browser', passed: 30, failed: 1, skipped: 4, seconds: 200 }
  const lines = summary([unit, browser]).split('\n')
  expect(lines[0]).toBe('unit       900 passed   0 failed   3 skipped  61.3 s')
  expect(lines.at(-3)).toMatch(/^7 skipped/)
  expect(lines.at(-1)).toBe('930 passed, 1 failed')
  const again = summary([unit, { ...browser, again: ['e2e/plan.e2e.ts:12 a plan'] }]).split('\n')
  expect(again).toContain('  e2e/plan.e2e.ts:12 a plan')
  expect(again.at(-1)).toBe(lines.at(-1))
  expect(summary([{ ...unit, skipped: 0 }])).not.toContain('\n0 skipped')
})
