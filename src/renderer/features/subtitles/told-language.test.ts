import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { beginningOf, toldLanguage } from './told-language.ts'

const file = (name: string) =>
  new File([readFileSync(new URL(`../../../../test/fixtures/subtitles/${name}`, import.meta.url))], name)

test('the name says it, whatever is in the file', () => {
  expect(toldLanguage('Сұхбат.kk.srt', 'Hello')).toBe('kk')
  expect(toldLanguage('interview_rus.vtt', '')).toBe('ru')
  expect(toldLanguage('interview.en-US.srt', '')).toBe('en')
})

test('else its letters do', () => {
  expect(toldLanguage('final.srt', '1\n00:00:01,000 --> 00:00:02,000\nМен қазақпын, үйге барамын\n')).toBe(
    'kk',
  )
  expect(toldLanguage('final.srt', '1\nЯ приехала из Монголии, из Баян-Улгия\n')).toBe('ru')
  expect(toldLanguage('mr.srt', 'My name is Aigul')).toBe('en')
  expect(toldLanguage('final.srt', '<font color="yellow">Да</font>')).toBe('ru')
  expect(toldLanguage('final.srt', '1\n00:00:01,000 --> 00:00:02,000\n')).toBeNull()
})

test('what a format says for itself is in no language', async () => {
  const header =
    '[V4+ Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour\n'
  const ass = `${header}[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\i1}Сәлем, әлем\n`
  expect(toldLanguage('final.ass', ass)).toBe('kk')
  expect(
    toldLanguage('final.vtt', 'WEBVTT - made by a program\nKind: captions\n\n00:01.000 --> 00:02.000\nДа\n'),
  ).toBe('ru')
})

test('in every encoding a file comes in', async () => {
  for (const name of ['utf8-bom-crlf.srt', 'utf16le-bom.srt', 'utf16be-bom.srt', 'kz1048.srt']) {
    expect(toldLanguage(name, await beginningOf(file(name))), name).toBe('kk')
  }
  expect(toldLanguage('cp1251.srt', await beginningOf(file('cp1251.srt')))).toBe('ru')
})
