import { expect, type Page } from '@playwright/test'
import type { Interview } from '../../src/shared/api/interviews.ts'
import type { InterviewStatus } from '../../src/shared/pipeline.ts'
import { expectAccessible } from './support/accessibility.ts'
import { dictionary } from './support/dictionary.ts'
import { dragOnto } from './support/drag.ts'
import { pressOn, tabTo } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

/** What is on the board at first: one is late, one has nothing planned. */
const cards: { title: string; status: InterviewStatus; nextStep?: string; nextStepOn?: string }[] = [
  { title: 'The road home', status: 'idea', nextStep: 'Write to Aigerim', nextStepOn: '2020-01-15' },
  { title: 'A school in the steppe', status: 'idea', nextStep: 'Ask the teacher', nextStepOn: '2099-01-15' },
  { title: 'My first winter', status: 'agreed' },
  { title: 'A letter to myself', status: 'published' },
]

async function fillBoard(page: Page): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const { title, ...patch } of cards) {
    const fields = { title, speakerName: '', language: 'en', notes: '' }
    const { id } = await call<Interview>(page, 'interviews.create', fields)
    await call(page, 'interviews.update', { id, patch })
    ids[title] = id
  }
  return ids
}

test('the pipeline: a card is dragged, a filter of the table is kept, and the drag is undone', async ({
  page,
}) => {
  const t = dictionary('en')
  const moved = 'The road home'
  await withApp(page, 'e2e-pipeline', async (origin) => {
    const board = new URL('/speakers/board', origin).href
    await page.goto(board)
    await expect(page.getByText(t('speakers.board_none'))).toBeVisible()
    await expectAccessible(page, 'empty pipeline')
    const ids = await fillBoard(page)
    const get = () => call<Interview>(page, 'interviews.get', { id: ids[moved] }, 'GET')
    await page.goto(board)
    const column = (status: InterviewStatus) =>
      page.getByRole('region', { name: t(`speakers.status.${status}`), exact: true })
    const card = (status: InterviewStatus, title: string) =>
      column(status).getByRole('button', { name: title })
    const rows = page.getByRole('table').locator('tbody tr[data-index]')

    await test.step('a card is dragged to another stage', async () => {
      await expect(column('idea').getByRole('button')).toHaveCount(2)
      await expectAccessible(page, 'pipeline')
      await dragOnto(page, card('idea', moved), column('contacted'))
      await expect(card('contacted', moved)).toBeVisible()
      await expect(card('idea', moved)).toBeHidden()
      const said = t('speakers.moved', { title: moved, stage: t('speakers.status.contacted') })
      await expect(page.getByRole('status', { name: t('speakers.board') })).toHaveText(said)
      await expect.poll(async () => (await get()).status).toBe('contacted')
      // The dialog of a card opens by a click, not by letting go of it.
      await expect(page.getByRole('dialog')).toBeHidden()
    })

    await test.step('the table, narrowed down and sorted', async () => {
      await page.keyboard.press('v')
      await expect(rows).toHaveCount(4)
      await rows.filter({ hasText: t('speakers.status.published') }).hover()
      await expectAccessible(page, 'pipeline as a table')
      await page.getByRole('checkbox', { name: t('speakers.overdue') }).focus()
      await page.keyboard.press('Space')
      await expect(rows).toHaveCount(1)
      await expect(rows).toContainText(moved)
      await expect(rows).toContainText(t('speakers.status.contacted'))
    })

    const saved = page.getByRole('button', { name: t('speakers.views') })
    await test.step('the filter is kept under a name', async () => {
      await pressOn(page, saved)
      const form = page.getByRole('dialog')
      await expect(form).toContainText(t('speakers.views_none'))
      await tabTo(page, form.getByRole('textbox', { name: t('speakers.view_save') }))
      await page.keyboard.type('Late')
      await expectAccessible(page, 'keeping a filter')
      await page.keyboard.press('Enter')
      await expect(form).toBeHidden()
      await expect(page.getByRole('button', { name: 'Late', exact: true })).toBeFocused()
      await pressOn(page, page.getByRole('button', { name: t('speakers.clear_interviews') }))
      await expect(rows).toHaveCount(4)
      await page.keyboard.press('v')
      await expect(card('agreed', 'My first winter')).toBeVisible()
    })

    await test.step('and opened again, also after the window was closed', async () => {
      await page.goto(board)
      await expect(card('contacted', moved)).toBeVisible()
      await pressOn(page, saved)
      const views = page.getByRole('dialog')
      await pressOn(page, views.getByRole('button', { name: 'Late', exact: true }))
      await expect(rows).toHaveCount(1)
      await expect(rows).toContainText(moved)
      await expect(page.getByRole('checkbox', { name: t('speakers.overdue') })).toBeChecked()
    })

    await test.step('the drag is undone: where it was, and without the day of contact', async () => {
      expect(await get()).toMatchObject({ status: 'contacted', lastContactOn: expect.any(String) })
      await page.keyboard.press('Control+z')
      await expect(saved).toBeVisible()
      expect(await get()).toMatchObject({ status: 'contacted' })
      await page.keyboard.press('Control+z')
      await expect(rows).toContainText(t('speakers.status.idea'))
      expect(await get()).toMatchObject({ status: 'idea', lastContactOn: null })
      await page.goto(board)
      await expect(card('idea', moved)).toBeVisible()
    })
  })
})
