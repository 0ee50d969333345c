import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cliPlace, expectFailure } from '../../support/cli-place.ts'

const { at, iz } = cliPlace('check')
writeFileSync(at('half.srt'), `1\n00:00:01,000 --> 00:00:02,500\n${'слова '.repeat(5)}\n`)
writeFileSync(at('fast.srt'), `1\n00:00:01,000 --> 00:00:02,000\n${'жылдам '.repeat(6).trim()}\n`)

describe.concurrent('iz check', () => {
  it('exits with 1 where a rule is broken and says which, where and by how much', async () => {
    const { code, stdout, stderr } = await iz('check', at('fast.srt'))
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(stdout).toContain('00:00:01.000  cue 1 – characters in a line: 41 (limit 39)  [line_length]\n')
    expect(stdout).toMatch(/^00:00:01\.000 {2}cue 1 – .*\(limit 17\) {2}\[reading_speed\]$/m)
    expect(stdout).toMatch(/^fast\.srt: cues 1, findings 2$/m)
  })

  it('says it in the language asked for', async () => {
    const ru = await iz('check', at('fast.srt'), '--lang', 'ru')
    expect(ru.stdout).toContain('субтитр 1 – знаков в строке: 41 (предел 39)  [line_length]\n')
    expect(ru.stdout).toContain('fast.srt: субтитров 1, нарушений 2')
    const kk = await iz('check', at('fast.srt'), '--lang', 'kk')
    expect(kk.stdout).toContain('1-субтитр – жолдағы таңба саны: 41 (шегі 39)  [line_length]\n')
  })

  it('writes decimals with the mark of the language', async () => {
    const said = await Promise.all(
      ['en', 'ru', 'kk'].map((lang) => iz('check', at('half.srt'), '--language', 'ru', '--lang', lang)),
    )
    const figures = said.map(({ stdout }) => /: ([\d.,]+) \(\S+ 17\)/.exec(stdout)?.[1])
    expect(figures).toEqual(['19.3', '19,3', '19,3'])
  })

  it('prints the whole report with --json', async () => {
    const { code, stdout, stderr } = await iz('check', at('fast.srt'), '--json')
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({ file: at('fast.srt'), language: 'ru', cues: 1 })
    expect(report.rules.maxLineLength).toBe(39)
    expect(report.findings[0]).toEqual({ rule: 'line_length', cue: 0, value: 41, limit: 39, startMs: 1000 })
  })

  it('takes the figures of --rules over those of the language', async () => {
    writeFileSync(at('rules.json'), '{"maxLineLength": 60, "maxCps": 60}')
    expect(await iz('check', at('fast.srt'), '--rules', at('rules.json'))).toMatchObject({ code: 0 })
    writeFileSync(at('strict.json'), '{"maxLines": 1}')
    const strict = await iz('check', at('cues.srt'), '--language', 'kk', '--rules', at('strict.json'))
    expect(strict.code).toBe(1)
    expect(strict.stdout).toContain('lines: 2 (limit 1)  [line_count]')
    writeFileSync(at('unknown.json'), '{"maxLetters": 1}')
    const unknown = await iz('check', at('cues.srt'), '--rules', at('unknown.json'))
    expectFailure(unknown, 2, 'invalid_input')
    expect(unknown.stderr).toMatch(/--rules "unknown\.json: maxLetters" \(maxLineLength, maxLines, /)
  })
})
