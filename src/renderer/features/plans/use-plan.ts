import { useMutation, useQuery } from '@tanstack/react-query'
import type {
  ApplyTemplate,
  NewPlanItem,
  Plan,
  PlanFields,
  PlanItem,
  PlanItemFields,
} from '#shared/api/plans.ts'
import type { LocalizedText } from '#shared/localized.ts'
import type { Patch } from '#shared/patch.ts'
import { moveTo } from '#shared/plan-order.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyDone, notifyFailure } from '../../lib/notify.tsx'
import { notifyOffer } from '../../lib/offer-toast.tsx'
import { tellOnce } from '../../lib/tell-once.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'

const keyOf = (interviewId: string) => trpc.plans.get.queryKey({ interviewId })

/** The plan as it is, with what was just done to it. */
export function usePlan(interviewId: string) {
  return useQuery(trpc.plans.get.queryOptions({ interviewId }))
}

/** The plan as the window has it at this moment, for edits that follow each other quickly. */
function planNow(interviewId: string): Plan | undefined {
  return queryClient.getQueryData(keyOf(interviewId))
}

/** The questions of a plan not as they were drawn, but as they are by then: keys follow each other faster than drawing. */
export function itemsNow(plan: Plan): Plan['items'] {
  return (planNow(plan.interviewId) ?? plan).items
}

interface PlanEdit {
  send(): Promise<Plan>
  /** What the plan looks like with it, until the library has answered. */
  show?(plan: Plan): Plan
}

export type PlanActions = ReturnType<typeof usePlanActions>

/** All that can be done to a plan. Edits show at once and are sent one after the other. */
export function usePlanActions(interviewId: string) {
  const { t } = useTranslation()
  const mutationKey = ['plan', interviewId]
  const edit = useMutation({
    mutationKey,
    scope: { id: mutationKey.join() },
    mutationFn: ({ send }: PlanEdit) => send(),
    onSuccess: (plan) => {
      // An answer is older than what is still on its way.
      if (queryClient.isMutating({ mutationKey }) <= 1) queryClient.setQueryData(keyOf(interviewId), plan)
    },
    onError: (error) => {
      notifyFailure(error)
      void queryClient.invalidateQueries({ queryKey: keyOf(interviewId) })
    },
  })
  const run = (change: PlanEdit) => {
    const { show } = change
    // What is being fetched is older than this.
    void queryClient.cancelQueries({ queryKey: keyOf(interviewId) })
    if (show) {
      // At once: the next key may count the rows again.
      queryClient.setQueryData(keyOf(interviewId), (plan) => (plan ? show(plan) : plan))
    }
    const sent = edit.mutateAsync(change)
    // A failure is said by the mutation; who wants to know of it as well still can.
    sent.catch(() => {})
    return sent
  }

  const updateItem = (id: string, patch: Patch<PlanItemFields>) =>
    run({
      send: () => rpc.plans.updateItem.mutate({ id, patch }),
      show: (plan) => ({
        ...plan,
        items: plan.items.map((item) => (item.id === id ? patched(item, patch) : item)),
      }),
    })

  const update = (patch: Patch<PlanFields>) =>
    run({
      send: () => rpc.plans.update.mutate({ interviewId, patch }),
      show: (plan) => ({ ...plan, ...(patch as Partial<PlanFields>) }),
    })

  const add = (items: NewPlanItem[], index: number | null) =>
    run({ send: () => rpc.plans.add.mutate({ interviewId, items, index }) })

  return {
    busy: edit.isPending,
    updateItem,
    /** Turns the mark round from how it is by then: two presses may come before the list is drawn anew. */
    toggleMustAsk(id: string) {
      const item = planNow(interviewId)?.items.find((other) => other.id === id)
      return item ? updateItem(id, { mustAsk: !item.mustAsk }) : Promise.resolve()
    },
    /** A change of words in one language; the others stay as they are by then. */
    setWording(id: string, words: Partial<LocalizedText>) {
      const item = planNow(interviewId)?.items.find((other) => other.id === id)
      return item ? updateItem(id, { wording: { ...item.wording, ...words } }) : Promise.resolve()
    },
    update,
    /** The name of one of the two who ask; the other stays as it is by then. */
    nameInterviewer(place: 1 | 2, name: string) {
      const [first, second] = planNow(interviewId)?.interviewers ?? ['', '']
      return update({ interviewers: place === 1 ? [name, second] : [first, name] })
    },
    add,
    /** One question of the bank; when it is in the plan already it is asked whether it should be there twice. */
    addQuestion(questionId: string, index: number | null, added: (plan: Plan) => void) {
      const isThere = planNow(interviewId)?.items.some((item) => item.questionId === questionId)
      if (!isThere) {
        tellOnce(add([{ from: 'bank', questionId }], index), added)
        return
      }
      notifyOffer({
        id: 'plan-again',
        message: t('plans.in_plan_twice'),
        action: t('plans.add_again'),
        run: () => void add([{ from: 'bank', questionId, again: true }], index).then(added, () => {}),
      })
    },
    move(id: string, index: number) {
      return run({
        send: () => rpc.plans.move.mutate({ id, index }),
        show: (plan) => {
          const order = moveTo(
            plan.items.map((item) => item.id),
            id,
            index,
          )
          const byId = new Map(plan.items.map((item) => [item.id, item]))
          return { ...plan, items: order.flatMap((other) => byId.get(other) ?? []) }
        },
      })
    },
    remove(id: string) {
      const removal = run({
        send: () => rpc.plans.removeItems.mutate({ interviewId, ids: [id] }),
        show: (plan) => ({ ...plan, items: plan.items.filter((item) => item.id !== id) }),
      })
      tellOnce(removal, () => notifyRemoved(t('plans.removed', { count: 1 })))
    },
    async applyTemplate(apply: ApplyTemplate, name: string) {
      const plan = await run({ send: () => rpc.plans.applyTemplate.mutate({ interviewId, apply }) })
      notifyDone(t('plans.templates.applied', { name }))
      return plan
    },
  }
}

function patched(item: PlanItem, patch: Patch<PlanItemFields>): PlanItem {
  const wording = patch.wording ?? item.wording
  const words = (language: keyof LocalizedText) => wording[language] || item.bankText?.[language] || ''
  return {
    ...item,
    ...(patch as Partial<PlanItemFields>),
    wording,
    text: { kk: words('kk'), ru: words('ru'), en: words('en') },
  }
}
