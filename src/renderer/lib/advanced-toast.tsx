import i18next from 'i18next'
import type { AppEvent } from '#shared/api/events.ts'
import { notifyFailure } from './notify.tsx'
import { notifyOffer } from './offer-toast.tsx'
import { queryClient, rpc, trpc } from './trpc.ts'

/** Says that an interview went on to a later stage by itself, and takes that back when asked to. */
export function notifyAdvanced({ interviewId, title, from, to }: AppEvent & { type: 'advanced' }): void {
  const takeBack = async () => {
    try {
      await rpc.interviews.update.mutate({ id: interviewId, patch: { status: from } })
    } catch (error) {
      notifyFailure(error)
    }
    await queryClient.invalidateQueries(trpc.interviews.pathFilter())
  }
  notifyOffer({
    // One for each interview: a second stage in a row takes the place of the first.
    id: `advanced ${interviewId}`,
    message: i18next.t('speakers.moved', { title, stage: i18next.t(`speakers.status.${to}`) }),
    action: i18next.t('history.undo'),
    colour: 'teal.8',
    run: () => void takeBack(),
  })
}
