import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { errorMessages } from '../../src/shared/messages/error-text.ts'
import { makeTempDir } from '../support/temp.ts'
import { expectAccessible } from './support/accessibility.ts'
import { appHome, startApp } from './support/app.ts'
import { dictionary } from './support/dictionary.ts'
import { pressInOpened } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'

const interview = { speakerName: 'Айгерім', language: 'kk', notes: '' }
const row = (page: Page, title: string) => page.getByRole('link', { name: title, exact: true })

/** Answers the question of the dialog with yes. */
async function restore(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).first().press('Enter')
  const dialog = page.getByRole('dialog')
  await pressInOpened(dialog.getByRole('button', { name: button, exact: true }))
  await expect(dialog).toBeHidden()
}

for (const language of ['kk', 'ru', 'en'] as const) {
  test(`a library that is damaged, gone or to be put back is restored by its screens, in ${language}`, async ({
    page,
  }) => {
    const t = dictionary(language)
    const folder = makeTempDir(`troubles-${language}`)
    const home = appHome(folder)
    const library = join(folder, `Кітапхана «а» 'б'`)
    const again = t('library.backups.restore')
    let app = await startApp(home, ['--library', library])
    try {
      await test.step('a day is put back, and taken back', async () => {
        await page.goto(app.url)
        await call(page, 'app.updateSettings', { interfaceLanguage: language })
        await call(page, 'interviews.create', { ...interview, title: 'Бұрын' })
        await call(page, 'app.closeLibrary')
        await call(page, 'app.openLibrary', { path: library })
        await call(page, 'interviews.create', { ...interview, title: 'Кейін' })
        await page.goto(`${new URL(app.url).origin}/settings/library`)
        await expectAccessible(page, 'the library settings with a backup')
        await restore(page, again)
        await page.goto(`${new URL(app.url).origin}/interviews`)
        await expect(row(page, 'Бұрын')).toBeVisible()
        await expect(row(page, 'Кейін')).toBeHidden()
        await page.goto(`${new URL(app.url).origin}/settings/library`)
        await expect(page.getByText(t('library.backups.reason.restore'))).toBeVisible()
        await restore(page, again)
        await page.goto(`${new URL(app.url).origin}/interviews`)
        await expect(row(page, 'Кейін')).toBeVisible()
      })

      await test.step('a damaged one is restored where the app begins', async () => {
        await app.stop()
        writeFileSync(join(library, 'library.db'), 'бұл дерекқор емес'.repeat(99))
        app = await startApp(home)
        await page.goto(app.url)
        await expect(page.getByText(library)).toBeVisible()
        await expectAccessible(page, 'the start with a damaged library')
        await restore(page, again)
        await expect(page.getByRole('heading', { name: t('home.title') })).toBeVisible()
      })

      await test.step('one on a disk that is not connected opens once it is', async () => {
        await app.stop()
        renameSync(library, `${library} 2`)
        app = await startApp(home)
        await page.goto(app.url)
        const retry = page.getByRole('button', { name: t('common.try_again') })
        const refused = page.waitForResponse(/app\.openLibrary/)
        await retry.press('Enter')
        await refused
        await expect(retry).toBeEnabled()
        expect(existsSync(library)).toBe(false)
        renameSync(`${library} 2`, library)
        await retry.press('Enter')
        await expect(page.getByRole('heading', { name: t('home.title') })).toBeVisible()
      })
    } finally {
      await app.stop()
    }
  })
}

test('a page that an app started anew does not know says so, and goes on when the new link is opened', async ({
  page,
}) => {
  const t = dictionary('ru')
  const folder = makeTempDir('anew')
  const home = appHome(folder)
  let app = await startApp(home, ['--library', join(folder, 'lib')])
  try {
    await page.goto(app.url)
    await call(page, 'app.updateSettings', { interfaceLanguage: 'ru' })
    await page.goto(`${new URL(app.url).origin}/interviews?new=1`)
    const title = page.getByRole('textbox', { name: t('interviews.title') })
    await title.fill('Көш')
    const port = new URL(app.url).port
    await app.stop()
    await expect(page.getByText(t('connection.lost'))).toBeVisible()
    app = await startApp(home)
    expect(new URL(app.url).port).toBe(port)
    await expect(page.getByText(t('connection.refused'))).toBeVisible()
    const other = await page.context().newPage()
    await other.goto(app.url)
    await expect(page.getByText(t('connection.refused'))).toBeHidden()
    await title.press('Enter')
    await expect(page.getByRole('heading', { name: 'Көш' })).toBeVisible()
  } finally {
    await app.stop()
  }
})

test('a library that another window had can be edited once that one is closed', async ({ page }) => {
  const t = dictionary('ru')
  const folder = makeTempDir('second')
  const home = appHome(folder)
  const library = ['--library', join(folder, 'lib')]
  const first = await startApp(home, library)
  const second = await startApp(home, library)
  try {
    await page.goto(second.url)
    await call(page, 'app.updateSettings', { interfaceLanguage: 'ru' })
    await page.goto(new URL(second.url).origin)
    const edit = page.getByRole('button', { name: t('shell.edit_here') })
    const create = page.getByRole('button', { name: t('interviews.create') })
    await expect(edit).toBeVisible()
    await expect(create).toBeHidden()
    await edit.press('Enter')
    await expect(page.getByText(errorMessages.ru.library_read_only)).toBeVisible()
    await expect(create).toBeHidden()
    await expect(edit).toBeFocused()
    await first.stop()
    await page.keyboard.press('Enter')
    await expect(edit).toBeHidden()
    await expect(page.locator('#content')).toBeFocused()
    await expect(create).toBeVisible()
  } finally {
    await first.stop()
    await second.stop()
  }
})
