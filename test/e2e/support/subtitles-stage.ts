import { expect, type Page } from '@playwright/test'
import type { InterviewSummary, Take } from '../../../src/shared/api/interviews.ts'
import type { Track, TrackSummary } from '../../../src/shared/api/tracks.ts'
import type { Language } from '../../../src/shared/language.ts'
import type { RunningApp } from './app.ts'
import { dictionary, type Say } from './dictionary.ts'
import { call } from './rpc.ts'

export const said = [
  'Мен Өлгийде тудым',
  'Әкем өлгийлік малшы болды',
  'Анам мұғалім',
  'Үйге бара жатырмын\nОтбасым сонда',
] as const

/** Cues of two seconds, a second apart, the first at one second. */
export function srt(texts: readonly string[]): string {
  const two = (count: number) => String(count).padStart(2, '0')
  const at = (seconds: number) => `00:${two(Math.floor(seconds / 60))}:${two(seconds % 60)},000`
  return texts
    .map((text, index) => `${index + 1}\n${at(index * 3 + 1)} --> ${at(index * 3 + 3)}\n${text}\n`)
    .join('\n')
}

interface Stage {
  page: Page
  t: Say
  takeId: string
  track(): Promise<Track>
  tracks(): Promise<TrackSummary[]>
}

/** The sample interview with a track of those cues, on its subtitles. */
export async function onSubtitles(page: Page, app: RunningApp, language: Language): Promise<Stage> {
  const t = dictionary(language)
  await page.goto(app.url)
  await call(page, 'app.updateSettings', { interfaceLanguage: language })
  const [interview] = await call<InterviewSummary[]>(page, 'interviews.list', {}, 'GET')
  const [take] = await call<Take[]>(page, 'takes.list', { interviewId: interview!.id }, 'GET')
  const takeId = take!.id
  const tracks = () => call<TrackSummary[]>(page, 'tracks.list', { takeId }, 'GET')
  await page.evaluate(
    ([id, body]) => fetch(`/tracks?take=${id}&language=kk&name=a.srt`, { method: 'PUT', body: body! }),
    [takeId, srt(said)] as const,
  )
  const [{ id }] = (await tracks()) as [TrackSummary]
  await page.goto(new URL(`/interviews/${interview!.id}/subtitles?track=${id}`, app.url).href)
  // The sample's recording is imported first.
  const cues = page.getByRole('list', { name: t('subtitles.list') }).getByRole('listitem')
  await expect(cues).toHaveCount(4, { timeout: 90_000 })
  return { page, t, takeId, tracks, track: () => call<Track>(page, 'tracks.get', { id }, 'GET') }
}

export const textsOf = ({ cues }: Track) => cues.map(({ text }) => text)
export const timesOf = ({ cues }: Track) => cues.map(({ startMs, endMs }) => [startMs, endMs])
