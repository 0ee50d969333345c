import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const project = join(import.meta.dirname, '..', '..')
const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as Record<
  'scripts' | 'bin',
  Record<string, string>
>

it.each([
  ...Object.entries(manifest.scripts).flatMap(([name, line]) =>
    line
      .split(' ')
      .filter((word) => /\.(mjs|ts|js)$/.test(word))
      .map((file) => [name, file] as const),
  ),
  ...Object.entries(manifest.bin),
])('what package.json starts for %s, %s, is there', (_, file) => {
  expect(existsSync(join(project, file))).toBe(true)
})
