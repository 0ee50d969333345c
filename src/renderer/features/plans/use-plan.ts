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
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'

const keyOf = (interviewId: string) => trpc.plans.get.queryKey({ interviewId })

/** The plan as it is, with what was just done to it. */
export function usePlan(interviewId: string) {
  return useQuery(trpc.plans.get.queryOptions({ interviewId }))
}

/** The plan as the window has it at this moment, for edits that follow each other quickly. */
export function planNow(interviewId: string): Plan | undefined {
  return queryClient.getQueryData(keyOf(interviewId))
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
    if (show) {
      // At once: the next key may count the rows again.
      void queryClient.cancelQueries({ queryKey: keyOf(interviewId) })
      queryClient.setQueryData(keyOf(interviewId), (plan) => (plan ? show(plan) : plan))
    }
    return edit.mutateAsync(change)
  }

  const updateItem = (id: string, patch: Patch<PlanItemFields>) =>
    run({
      send: () => rpc.plans.updateItem.mutate({ id, patch }),
      show: (plan) => ({
        ...plan,
        items: plan.items.map((item) => (item.id === id ? patched(item, patch) : item)),
      }),
    })

  const add = (items: NewPlanItem[], index: number | null) =>
    run({ send: () => rpc.plans.add.mutate({ interviewId, items, index }) })

  return {
    busy: edit.isPending,
    updateItem,
    /** A change of words in one language; the others stay as they are by then. */
    setWording(id: string, words: Partial<LocalizedText>) {
      const item = planNow(interviewId)?.items.find((other) => other.id === id)
      return item ? updateItem(id, { wording: { ...item.wording, ...words } }) : Promise.resolve()
    },
    update: (patch: Patch<PlanFields>) =>
      run({
        send: () => rpc.plans.update.mutate({ interviewId, patch }),
        show: (plan) => ({ ...plan, ...(patch as Partial<PlanFields>) }),
      }),
    add,
    /** One question of the bank; when it is in the plan already it is asked whether it should be there twice. */
    async addQuestion(questionId: string, index: number | null, added: (plan: Plan) => void) {
      const isThere = planNow(interviewId)?.items.some((item) => item.questionId === questionId)
      if (!isThere) return added(await add([{ from: 'bank', questionId }], index))
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
    async remove(ids: string[]) {
      await run({
        send: () => rpc.plans.removeItems.mutate({ interviewId, ids }),
        show: (plan) => ({ ...plan, items: plan.items.filter((item) => !ids.includes(item.id)) }),
      })
      notifyRemoved(t('plans.removed', { count: ids.length }))
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
