import { type MutationKey, useIsMutating, useMutation } from '@tanstack/react-query'
import type { Question, StarterCounts } from '#shared/api/questions.ts'
import type { Theme } from '#shared/api/themes.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyDone, notifyFailure } from '../../lib/notify.tsx'
import { tellOnce, toldAtOnce } from '../../lib/tell-once.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'
import { useShowText } from '../../ui/localized.tsx'
import { rememberNew } from './new-questions.ts'

function refetch() {
  return Promise.all([
    queryClient.invalidateQueries(trpc.questions.pathFilter()),
    queryClient.invalidateQueries(trpc.themes.pathFilter()),
    queryClient.invalidateQueries(trpc.plans.pathFilter()),
  ])
}

/** What is typed while a new question is on its way must not land in another one. */
export function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** What follows every change of questions and themes. */
export const settled = { onError: notifyFailure, onSettled: refetch }

/** Whether a new question is on its way, by whichever button or key it was asked for. */
export function isCreatingQuestion(): boolean {
  return queryClient.isMutating({ mutationKey: trpc.questions.create.mutationKey() }) > 0
}

/** Those that are removed, until the screen has been fetched without them. */
const gone = new Set<string>()

const removing = {
  onError: notifyFailure,
  onSettled(_: unknown, error: unknown, removed: { ids: string[] }) {
    if (!error) for (const id of removed.ids) gone.add(id)
    void refetch().finally(() => {
      for (const id of removed.ids) gone.delete(id)
    })
  },
}

/** The questions that stand in the list though their removal is on its way or done. */
export function questionsBeingRemoved(): ReadonlySet<string> {
  const filter = { mutationKey: trpc.questions.remove.mutationKey(), status: 'pending' as const }
  const underWay = queryClient.getMutationCache().findAll(filter)
  const going = underWay.flatMap(({ state }) => (state.variables as { ids: string[] }).ids)
  return new Set([...gone, ...going])
}

/** Leaves a move out while another is on its way: it was worked out from an order that is about to change. */
export function oneByOne<Given extends unknown[]>(
  mutationKey: MutationKey,
  move: (...given: Given) => void,
): (...given: Given) => void {
  return (...given) => {
    if (queryClient.isMutating({ mutationKey }) === 0) move(...given)
  }
}

/** Says of a count how many questions stand on their own, as the bank counts them, and how many follow them up. */
export function useCountInWords(): (counts: Pick<StarterCounts, 'questions' | 'followUps'>) => string {
  const { t } = useTranslation()
  return ({ questions, followUps }) => {
    const alone = t('questions.count', { count: questions - followUps })
    if (followUps === 0) return alone
    const below = t('questions.follow_ups', { count: followUps })
    return t('questions.with_follow_ups', { questions: alone, followUps: below })
  }
}

/** Everything that changes questions. */
export function useQuestionActions() {
  const { t } = useTranslation()
  const countInWords = useCountInWords()
  const showText = useShowText()
  const removal = useMutation(trpc.questions.remove.mutationOptions(removing))
  const starterRemoval = useMutation(trpc.questions.removeStarter.mutationOptions(toldAtOnce(refetch)))
  const starter = useMutation(trpc.questions.addStarter.mutationOptions(settled))
  const moving = { ...settled, scope: { id: 'question place' } }
  const { mutate: move } = useMutation(trpc.questions.move.mutationOptions(moving))
  return {
    create: useMutation(
      trpc.questions.create.mutationOptions({ ...settled, onSuccess: ({ id }) => rememberNew(id) }),
    ),
    update: useMutation(trpc.questions.update.mutationOptions(settled)),
    change: useMutation(trpc.questions.change.mutationOptions(settled)),
    /** Moves to a place that was worked out from the order as it is shown. */
    move: oneByOne(trpc.questions.move.mutationKey(), move),
    /** Puts it behind the other questions of a theme, whatever their order. */
    putInTheme: (id: string, themeId: string | null) =>
      move({ id, to: { themeId, parentId: null, beforeId: null } }),
    /** Hangs it, with all that follows it up, behind the follow-ups of another question. */
    makeFollowUp: (question: Question, parent: Question) => {
      // Told before the lists are fetched, for which a move counts as under way: the step to take back is the last one only until the next.
      const onSuccess = () =>
        notifyRemoved(t('questions.made_follow_up', { question: showText(question.text) }))
      const options = trpc.questions.move.mutationOptions({ ...moving, onSuccess })
      const to = { themeId: parent.themeId, parentId: parent.id, beforeId: null }
      const made = queryClient.getMutationCache().build(queryClient, options)
      made.execute({ id: question.id, to }).catch(() => undefined)
    },
    remove: (question: Question) =>
      tellOnce(removal.mutateAsync({ ids: [question.id] }), () =>
        notifyRemoved(t('questions.removed', { question: showText(question.text) })),
      ),
    removeMany: (ids: string[]) =>
      tellOnce(removal.mutateAsync({ ids }), () =>
        notifyRemoved(t('questions.removed_many', { count: ids.length })),
      ),
    addStarter: () =>
      tellOnce(starter.mutateAsync(), (counts) =>
        notifyDone(t('questions.starter_added', { what: countInWords(counts) })),
      ),
    isAddingStarter: starter.isPending,
    removeStarter: () =>
      tellOnce(starterRemoval.mutateAsync(), (counts) =>
        notifyRemoved(t('questions.starter_removed', { what: countInWords(counts) })),
      ),
  }
}

/** Everything that changes themes. */
export function useThemeActions() {
  const { t } = useTranslation()
  const showText = useShowText()
  const removal = useMutation(trpc.themes.remove.mutationOptions(toldAtOnce(refetch)))
  const mutationKey = trpc.themes.move.mutationKey()
  const { mutate: move } = useMutation(trpc.themes.move.mutationOptions(settled))
  return {
    create: useMutation(trpc.themes.create.mutationOptions(settled)),
    update: useMutation(trpc.themes.update.mutationOptions(settled)),
    move: oneByOne(mutationKey, move),
    /** Another order than the one shown is on its way. */
    isMoving: useIsMutating({ mutationKey }) > 0,
    remove: (theme: Theme, questions: 'keep' | 'remove') =>
      tellOnce(removal.mutateAsync({ id: theme.id, questions }), () =>
        notifyRemoved(t('questions.theme_removed', { name: showText(theme.name) })),
      ),
  }
}
