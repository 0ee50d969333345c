import type { Locator, Page } from '@playwright/test'
import { dictionary } from './dictionary.ts'

const t = dictionary('en')

/** What is offered back, by what was said of its removal; in English. */
export function offer(page: Page, text: string): Locator {
  return page.getByRole('alert').filter({ hasText: text })
}

/** The button that takes it back. */
export function undoOf(page: Page, text: string): Locator {
  return offer(page, text).getByRole('button', { name: t('history.undo') })
}
