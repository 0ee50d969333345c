import { notifications, notificationsStore } from '@mantine/notifications'
import i18next from 'i18next'
import { afterEach, expect, it, vi } from 'vitest'
import { press, texts } from '../../../test/support/notices.ts'
import { notifyOffer } from './offer-toast.tsx'

await i18next.init({ lng: 'en', resources: {}, initAsync: false })
afterEach(() => notifications.clean())

const ids = () => notificationsStore.getState().notifications.map(({ id }) => id)

it('offers one thing at a time, and no more once it is done', () => {
  const [first, second] = [vi.fn(), vi.fn()]
  notifyOffer({ id: 'a', message: 'Moved', action: 'Undo', run: first })
  const before = ids()
  notifyOffer({ id: 'a', message: 'Moved again', action: 'Undo', run: second })
  expect(texts()).toHaveLength(1)
  // its time begins anew
  expect(ids()).not.toEqual(before)
  press()
  expect([first.mock.calls, second.mock.calls]).toEqual([[], [[null]]])
  expect(texts()).toEqual([])
})
