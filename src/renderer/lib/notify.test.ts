import { notifications, notificationsStore } from '@mantine/notifications'
import i18next from 'i18next'
import { afterEach, expect, it } from 'vitest'
import { notifyDone } from './notify.tsx'

await i18next.init({ lng: 'en', resources: {}, initAsync: false })
afterEach(() => notifications.clean())

const said = () => notificationsStore.getState().notifications.map(({ message }) => message)
const ids = () => notificationsStore.getState().notifications.map(({ id }) => id)

it('says the last of a subject, though what it said before is still there', () => {
  notifyDone('Undone: removal', 'history')
  const [before] = ids()
  notifyDone('Kept')
  notifyDone('Redone: removal', 'history')
  expect(said()).toEqual(['Kept', 'Redone: removal'])
  // its time begins anew
  expect(ids()).not.toContain(before)
})
