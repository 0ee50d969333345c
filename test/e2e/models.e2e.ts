import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { loadCatalogue } from '../../src/main/infra/models/catalogue.ts'
import type { ErrorCode, ErrorParams } from '../../src/shared/error.ts'
import { errorText } from '../../src/shared/messages/error-text.ts'
import { ModelServer } from '../support/model-server.ts'
import { makeTempDir } from '../support/temp.ts'
import { expectAccessible } from './support/accessibility.ts'
import { appHome, startApp } from './support/app.ts'
import { dictionary } from './support/dictionary.ts'
import { test } from './support/test.ts'

const silero = loadCatalogue().find(({ id }) => id === 'silero-vad')!
const largest = Math.max(
  ...loadCatalogue().flatMap(({ files }) => files.map(({ role, bytes }) => (role === 'model' && bytes) || 0)),
)
const path = `${silero.repository}/resolve/${silero.revision}/${silero.files[0]?.path}`
const say = (code: ErrorCode, params: ErrorParams) => errorText({ code, params }, 'kk')
const sample = join(import.meta.dirname, '..', '..', 'resources', 'sample', 'models')

test('models: a download paused, resumed, refused and cancelled from the keyboard, and models of a folder', async ({
  page,
}) => {
  const t = dictionary('kk')
  const folder = makeTempDir('e2e-models')
  const server = await new ModelServer().start()
  server.serve(path, randomBytes(silero.files[0]?.bytes ?? 0))
  // A minute and more, which is longer than anybody takes to press a button.
  server.always(path, { rate: 10_000 })
  const home = appHome(folder)
  writeFileSync(join(home.config, 'settings.json'), JSON.stringify({ interfaceLanguage: 'kk' }))
  const app = await startApp(home, ['--library', join(folder, 'кітапхана')], {
    IZ_MODEL_MIRROR: server.origin,
  })
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).first().focus()
    await page.keyboard.press('Enter')
  }
  const named = { name: silero.name }
  try {
    await page.goto(app.url)
    await page.goto(new URL('/settings/models', page.url()).href)
    await expect(page.getByText(t('models.none'))).toBeVisible()
    await expectAccessible(page, 'models, none yet')

    await page.getByRole('button', { name: t('models.family.other') }).focus()
    await page.keyboard.press('Enter')
    await press(t('models.download_named', named))
    const downloads = page.getByRole('region', { name: t('models.downloads_title') })
    await expect(downloads.getByText(t('models.state.receiving'))).toBeVisible()
    await expect(downloads.getByRole('progressbar', { name: silero.name })).toBeVisible()
    await press(t('models.pause_named', named))
    await expect(downloads.getByText(t('models.state.paused'))).toBeVisible()
    await expectAccessible(page, 'models, paused')
    await page.reload()
    await expect(downloads.getByText(t('models.state.paused'))).toBeVisible()

    server.always(path, null)
    await press(t('models.resume_named', named))
    await expect(downloads.getByRole('alert')).toHaveText(
      say('download_mismatch', { file: 'silero_vad.onnx', host: new URL(server.origin).host }),
    )
    await expectAccessible(page, 'models, refused')
    await press(t('models.cancel_named', named))
    await expect(downloads).toHaveCount(0)

    const stick = join(folder, 'флешка')
    mkdirSync(stick)
    copyFileSync(join(sample, 'ctc-fixture.onnx'), join(stick, 'менің.onnx'))
    copyFileSync(join(sample, 'ctc-fixture-vocab.txt'), join(stick, 'vocab.txt'))
    writeFileSync(join(stick, 'қате.bin'), 'none of ours')
    // As large as one of the catalogue, so that they are read whole before any model is tried: that takes many seconds.
    const large = ['а.bin', 'ә.bin', 'б.bin', 'в.bin'].map((file) => join(stick, file))
    for (const file of large) {
      writeFileSync(file, '')
      truncateSync(file, largest)
    }
    await page.getByLabel(t('models.path')).fill(stick)
    await press(t('models.add'))
    await press(t('models.stop_adding'))
    await expect(page.getByRole('button', { name: t('models.stop_adding') })).toHaveCount(0)
    await expect(page.getByText(t('models.none'))).toBeVisible()
    for (const file of large) rmSync(file)
    await press(t('models.add'))
    const here = page.getByRole('region', { name: t('models.installed_title') })
    await expect(here.getByText('менің.onnx').first()).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText(say('model_invalid', { file: 'қате.bin' }))).toBeVisible()
    await expectAccessible(page, 'models, one refused')

    await press(t('models.remove_named', { name: 'менің.onnx' }))
    await expect(page.getByRole('dialog').getByText(t('models.remove_left'))).toBeVisible()
    await page.getByRole('button', { name: t('models.remove_confirm_left') }).click()
    await expect(page.getByText(t('models.none'))).toBeVisible()

    // What a browser sends is refused beside the button, not at the field that was left alone.
    const chosen = page.locator('input[type=file]')
    await chosen.setInputFiles(join(stick, 'қате.bin'))
    const refused = page.getByRole('alert').filter({ hasText: say('model_invalid', { file: 'қате.bin' }) })
    await expect(refused).toBeVisible({ timeout: 60_000 })
    await expect(page.getByLabel(t('models.path'))).not.toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(page, 'models, one that was sent is refused')
    await chosen.setInputFiles([join(stick, 'менің.onnx'), join(stick, 'vocab.txt')])
    await expect(here.getByText('менің.onnx').first()).toBeVisible({ timeout: 60_000 })
    await expect(refused).toHaveCount(0)
  } finally {
    await app.stop()
    await server.stop()
  }
})
