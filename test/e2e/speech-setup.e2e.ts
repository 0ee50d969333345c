import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { loadCatalogue } from '../../src/main/infra/models/catalogue.ts'
import { appVersion } from '../../src/main/infra/paths.ts'
import type { AccelerationAttempt } from '../../src/shared/api/acceleration.ts'
import { ModelServer } from '../support/model-server.ts'
import { makeTempDir } from '../support/temp.ts'
import { expectAccessible } from './support/accessibility.ts'
import { appHome, startApp } from './support/app.ts'
import { dictionary } from './support/dictionary.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'

const catalogued = (id: string) => {
  const model = loadCatalogue().find((one) => one.id === id)!
  const file = model.files[0]!
  const path = `${model.repository}/resolve/${model.revision}/${file.path}`
  return { id, name: model.name, path, bytes: file.bytes! }
}
const tiny = catalogued('whisper-tiny-q5_1')
const silero = catalogued('silero-vad')

const attempt = (
  provider: AccelerationAttempt['provider'],
  outcome: AccelerationAttempt['outcome'],
  more: Partial<AccelerationAttempt> = {},
): AccelerationAttempt => ({ provider, outcome, detail: null, ms: null, inUse: false, ...more })

test('the home page says how far the models are, and the settings what computes and why', async ({
  page,
}) => {
  const t = dictionary('ru')
  const folder = makeTempDir('e2e-speech-setup')
  const server = await new ModelServer().start()
  for (const { path, bytes } of [tiny, silero]) {
    server.serve(path, randomBytes(bytes))
    // None of them is whole before the scenario has seen it come.
    server.always(path, { rate: 5000 })
  }
  const home = appHome(folder)
  writeFileSync(join(home.config, 'settings.json'), JSON.stringify({ interfaceLanguage: 'ru' }))
  const machine = [appVersion(), process.platform, process.arch, cpus()[0]?.model ?? ''].join(' · ')
  const attempts = {
    gigaam: [
      attempt('cpu', 'works', { ms: 41 }),
      attempt('cuda', 'absent', { detail: 'libcudart.so.12' }),
      attempt('webgpu', 'works', { ms: 12 }),
    ],
    whisper: [
      attempt('cpu', 'works', { ms: 903 }),
      attempt('cuda', 'wrong', { ms: 7 }),
      attempt('vulkan', 'crashed', { detail: 'SIGSEGV', inUse: true }),
    ],
  }
  writeFileSync(
    join(home.config, 'acceleration.json'),
    JSON.stringify({
      processorOnly: false,
      probe: { of: machine, at: '2026-03-04T05:06:07.000Z', attempts },
    }),
  )
  const app = await startApp(home, ['--library', join(folder, 'кітапхана')], {
    IZ_MODEL_MIRROR: server.origin,
  })
  try {
    await page.goto(app.url)
    const hint = page.getByRole('alert').filter({ has: page.getByRole('link', { name: /.+/ }) })
    await expect(hint).toContainText(t('models.none'))
    await expect(hint).toContainText(t('home.no_models'))
    await expect(hint.getByRole('link', { name: t('models.add') })).toBeVisible()

    // What only helps recognises nothing.
    await call(page, 'models.download', { id: silero.id })
    await expect(hint).toContainText(`${silero.name} · ${t('models.state.receiving')}`)
    await expect(hint).toContainText(t('home.no_models'))

    await call(page, 'models.download', { id: tiny.id })
    await expect(hint).toContainText(t('models.coming'))
    await expect(hint).not.toContainText(t('home.no_models'))
    await expect(hint).toContainText(new RegExp(`${tiny.name} · ${t('models.state.receiving')} · \\d+\\s?%`))
    await expectAccessible(page, 'home, models on their way')

    await call(page, 'models.pauseDownload', { id: tiny.id })
    await expect(hint).toContainText(`${tiny.name} · ${t('models.state.paused')}`)
    await expect(hint).toContainText(t('models.none'))
    await call(page, 'models.cancelDownload', { id: tiny.id })
    await call(page, 'models.cancelDownload', { id: silero.id })
    await expect(hint.getByRole('link', { name: t('models.add') })).toBeVisible()

    await page.goto(new URL('/settings/diagnostics', page.url()).href)
    const uses = (engine: string, provider: string) =>
      page.getByText(t('acceleration.uses', { engine: t(`engine.${engine}`), provider }), { exact: true })
    const row = (engine: string, provider: string) =>
      page.getByRole('table', { name: t(`engine.${engine}`) }).getByRole('row', { name: provider })
    const outcome = (name: string) => t(`acceleration.outcome.${name}`)
    await expect(uses('gigaam', 'WebGPU')).toBeVisible()
    await expect(page.getByText(t('acceleration.reason.works'))).toBeVisible()
    await expect(row('gigaam', 'CUDA')).toContainText(`${outcome('absent')} · libcudart.so.12`)
    await expect(row('gigaam', 'WebGPU')).toContainText(t('acceleration.ms', { ms: 12 }))
    await expect(uses('whisper', t('acceleration.processor'))).toBeVisible()
    await expect(page.getByText(t('acceleration.reason.fell_back'))).toBeVisible()
    await expect(row('whisper', 'CUDA')).toContainText(outcome('wrong'))
    await expect(row('whisper', 'Vulkan')).toContainText(
      `${outcome('crashed')} · ${t('acceleration.in_use')} · SIGSEGV`,
    )
    const abilities = page.getByRole('row', { name: t('diagnostics.ffmpeg') }).getByRole('listitem')
    await expect(abilities).toHaveText([
      t('diagnostics.ability.version'),
      t('diagnostics.ability.libass'),
      t('diagnostics.ability.libx264'),
      t('diagnostics.ability.zscale'),
    ])
    await expect(abilities.first().getByRole('img', { name: t('diagnostics.has') })).toBeVisible()
    await expectAccessible(page, 'acceleration')

    const only = page.getByRole('switch', { name: t('acceleration.processor_only') })
    await only.focus()
    await page.keyboard.press('Space')
    await expect(page.getByText(t('acceleration.reason.processor_only'))).toHaveCount(2)
    await expect(uses('gigaam', t('acceleration.processor'))).toBeVisible()
    await page.reload()
    await expect(only).toBeChecked()
  } finally {
    await app.stop()
    await server.stop()
  }
})
