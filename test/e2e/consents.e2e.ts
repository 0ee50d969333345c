import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Language } from '../../src/shared/language.ts'
import { expectAccessible } from './support/accessibility.ts'
import { featureWords } from './support/dictionary.ts'
import { focusIsIn, pressInOpened, tabTo } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

const languageNames: Record<Language, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' }

for (const language of ['kk', 'ru', 'en'] as const) {
  test(`from a blank form to a withdrawn release by the keyboard, in ${language}`, async ({ page }) => {
    const t = featureWords(language, 'consents')
    await withApp(page, { name: `consents-${language}`, language }, async (origin, folder) => {
      const name = { kk: 'Айгерім Серікқызы', ru: 'Айгерим Серик', en: 'Aigerim Serik' }
      const guardian = { name: 'Сәуле', relation: 'анасы', contact: '' }
      const { id } = await call<{ id: string }>(page, 'speakers.create', {
        ...{ name, guardian, birthDate: '2010-03-01' },
      })
      const paper = { signedOn: '2026-11-01', assentOn: '2026-11-01', anonymity: 'first_name' }
      await call(page, 'consents.create', {
        ...{ kind: 'consent', speakerId: id, interviewId: null, ...paper },
        guardian: { ...guardian, signedOn: '2026-11-01' },
      })

      await page.goto(`${origin}/speakers/${id}?tab=consents`)
      const panel = page.getByRole('region', { name: t('title') })
      const youtube = panel.getByRole('button', { name: `YouTube, ${languageNames.kk}:` })
      await expect(youtube).toHaveText(t('reason_short.release_missing'))
      await expect(panel.getByRole('note')).toContainText('16')

      await test.step('a release is entered', async () => {
        await tabTo(page, panel.getByRole('button', { name: t('add') }))
        await page.keyboard.press('Enter')
        await expect(page.getByRole('menuitem', { name: t('kind.release') })).toBeVisible()
        await focusIsIn(page.getByRole('menu'))
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('Enter')
        const card = page.getByRole('article', { name: t('kind.release') })
        // the form lies below the others: it comes into view, and the keyboard is in its first field
        await expect(card.getByLabel(t('signed_on')).first()).toBeFocused()
        await expect(card.getByLabel(t('signed_on')).first()).toBeInViewport()
        await page.keyboard.type('02.11.2026')
        await tabTo(page, card.getByRole('checkbox', { name: 'YouTube' }))
        await page.keyboard.press('Space')
        await tabTo(page, card.getByRole('checkbox', { name: languageNames.kk }))
        await page.keyboard.press('Space')
        await expect(youtube).toHaveText(t('reason_short.guardian_missing'))
        const shown = card.getByRole('radio', { name: t('anonymity.named') })
        await expect(shown).not.toBeChecked()
        await tabTo(page, shown)
        await page.keyboard.press('Space')
        await expect(shown).toBeChecked()
        await tabTo(page, card.getByLabel(t('guardian_signed_on')).last())
        await page.keyboard.type('02.11.2026')
        await tabTo(page, card.getByLabel(t('assent_on')))
        await page.keyboard.type('02.11.2026')
        await page.keyboard.press('Tab')
        await expect(youtube).toHaveText(t('allowed'))
      })

      await test.step('the matrix says why, cell by cell', async () => {
        await youtube.focus()
        await page.keyboard.press('ArrowRight')
        await expect(panel.getByText(t('reason.language_excluded'))).toBeVisible()
        await page.keyboard.press('ArrowDown')
        await expect(panel.getByText(t('reason.platform_excluded'))).toBeVisible()
        await expectAccessible(page, 'consents')
      })

      await test.step('the signed form is attached and can be fetched by its id', async () => {
        const scan = join(folder, 'Қол қойылған.pdf')
        writeFileSync(scan, '%PDF-1.4\n%%EOF')
        await panel.locator('input[type=file]').setInputFiles(scan)
        const link = panel.getByRole('link', { name: t('file_open', { file: 'Қол қойылған.pdf' }) })
        const address = await link.getAttribute('href')
        const answer = await page.evaluate(async (url) => {
          const response = await fetch(url)
          return [response.headers.get('content-type'), await response.text()]
        }, address!)
        expect(answer).toEqual(['application/pdf', '%PDF-1.4\n%%EOF'])
      })

      await test.step('a withdrawal closes everything, and can be undone', async () => {
        await panel.getByRole('button', { name: t('more', { form: t('kind.release') }) }).focus()
        await page.keyboard.press('Enter')
        await pressInOpened(page.getByRole('menuitem', { name: t('withdraw') }))
        const dialog = page.getByRole('dialog')
        await tabTo(page, dialog.getByRole('button', { name: t('withdraw'), exact: true }))
        await page.keyboard.press('Enter')
        await expect(youtube).toHaveText(t('reason_short.release_withdrawn'))
        await expect(dialog).toBeHidden()
        await page.keyboard.press('Control+z')
        await expect(youtube).toHaveText(t('allowed'))
      })

      await test.step('both forms print on whole pages, without the screen around them', async () => {
        for (const kind of ['consent', 'release']) {
          const address = `/print/consent/${kind}?language=${language}&speaker=${id}`
          await page.goto(origin + address)
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
          await expect(page.getByText(name[language]).first()).toBeVisible()
          await expectAccessible(page, `print ${kind}`)
          await page.emulateMedia({ media: 'print' })
          await expect(page.getByRole('button', { name: t('print_now') })).toBeHidden()
          const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
          await page.emulateMedia({ media: 'screen' })
          expect(pdf.startsWith('%PDF')).toBe(true)
          // ISO 32000: the page tree's root says how many leaves it has
          expect(pdf.match(/\/Type\s*\/Pages\b[^>]*\/Count\s+(\d+)|\/Count\s+(\d+)/)?.slice(1)).toContain('2')
          const rules = await page.evaluate(() =>
            [...document.styleSheets].flatMap((sheet) =>
              [...sheet.cssRules].filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText),
            ),
          )
          expect(rules.join()).toMatch(/counter\(page\).*counter\(pages\)/s)
        }
      })
    })
  })
}
