import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { diagnosticsSchema } from '../../../src/shared/api/diagnostics.ts'
import { cliPlace } from '../../support/cli-place.ts'
import { iz as izIn } from '../../support/iz-command.ts'

const { at, iz, freshFolder } = cliPlace('doctor')

describe.concurrent('iz doctor', () => {
  it('reports in JSON that all is well', async () => {
    const { code, stdout, stderr } = await iz('doctor', '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const report = diagnosticsSchema.extend({ libraryProblem: z.null() }).strict().parse(JSON.parse(stdout))
    expect(report.engines.map(({ name, ok }) => ({ name, ok }))).toEqual([
      { name: 'gigaam', ok: true },
      { name: 'whisper', ok: true },
      { name: 'parakeet', ok: true },
    ])
    expect(report.ffmpeg.chosen).not.toBeNull()
  })

  it('exits with 1 when the library of the settings is gone', async () => {
    const config = freshFolder('config of another')
    writeFileSync(join(config, 'settings.json'), JSON.stringify({ libraryPath: at('Кітапхана') }))
    const { code, stdout } = await izIn(config, ['doctor'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^library: .*Кітапхана.* \[file_missing\]$/m)
  })

  it('says it in the language asked for', async () => {
    const { stdout } = await iz('doctor', '--lang', 'ru')
    expect(stdout).toMatch(/^ffmpeg \S+ \(установлен на этом компьютере\) \//m)
    expect(stdout).toMatch(/^модуль распознавания gigaam .*: в порядке$/m)
    expect(stdout).toMatch(/^библиотека: нет$/m)
    expect(stdout).not.toContain('…')
  })
})
