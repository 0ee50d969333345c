import { expect } from '@playwright/test'
import { makeRecording } from '../support/media.ts'
import { expectAccessible } from './support/accessibility.ts'
import { dictionary } from './support/dictionary.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

for (const language of ['kk', 'ru', 'en'] as const) {
  test(`a clip of someone who is not to be recognised, in ${language}`, async ({ page }) => {
    const t = dictionary(language)
    await withApp(page, { name: `clip-consent-${language}`, language }, async (origin, folder) => {
      const name = { kk: 'Айгерім', ru: 'Айгерим', en: 'Aigerim' }
      const speaker = await call<{ id: string }>(page, 'speakers.create', { name, birthDate: '1990-01-01' })
      const interview = await call<{ id: string }>(page, 'interviews.create', {
        ...{ title: 'Көш', speakerName: '', language: 'kk', notes: '', speakerId: speaker.id },
      })
      const path = await makeRecording(folder, 'жазба.mp4', { seconds: 2, size: '64x36' })
      const { take } = await call<{ take: { id: string } }>(page, 'takes.importPath', {
        ...{ interviewId: interview.id, path, placement: 'copy' },
      })
      await call(page, 'clips.create', {
        takeId: take.id,
        fields: {
          ...{ title: 'Клип', inMs: 0, outMs: 500, trackId: null, styleId: null, presets: ['square'] },
          ...{ burnIn: false, sidecar: 'none' },
        },
      })
      await page.goto(`${origin}/interviews/${interview.id}/clips`)
      const denied = page.getByRole('alert', { name: t('clips.consent.denied') })
      const button = page.getByRole('button', { name: t('clips.export'), exact: true })

      await test.step('without a form it is refused, and the reasons are said', async () => {
        await expect(denied).toContainText(t('consents.reason.release_missing'))
        await expect(button).toBeDisabled()
      })

      await test.step('with a form that says nothing of the face it still is', async () => {
        const form = { speakerId: speaker.id, interviewId: null, signedOn: '2025-01-01' }
        const scope = { platforms: ['instagram', 'facebook'], languages: ['kk'] }
        for (const kind of ['consent', 'release'])
          await call(page, 'consents.create', { ...form, ...scope, kind })
        await expect(denied).toContainText(t('consents.reason.anonymity_missing'))
        await page.setViewportSize({ width: 1280, height: 720 })
        // What the clip is made of stays in sight above it.
        await expect.poll(async () => (await denied.boundingBox())?.height).toBeLessThan(165)
      })

      await test.step('as a silhouette it is exported once a person says that it is one', async () => {
        const { records } = await call<{ records: { id: string }[] }>(
          ...([page, 'consents.overview', { speakerId: speaker.id }, 'GET'] as const),
        )
        for (const { id } of records) {
          await call(page, 'consents.update', { id, patch: { anonymity: 'silhouette' } })
        }
        const conditions = page.getByRole('alert', { name: t('clips.consent.conditions') })
        for (const condition of ['hide_name', 'hide_face', 'change_voice']) {
          await expect(conditions.getByText(t(`consents.condition.${condition}`))).toBeVisible()
        }
        await expect(button).toBeDisabled()
        await expectAccessible(page, 'conditions')
        await conditions.getByRole('checkbox', { name: t('clips.consent.conditions_met') }).check()
        await button.click()
        await expect(page.getByText(t('clips.files'))).toBeVisible({ timeout: 60_000 })
        // Said for that once.
        await expect(button).toBeDisabled()
      })
    })
  })
}
