import { useLocation } from 'wouter'
import type { Plan, PlanOwner } from '#shared/api/plans.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { focusWhenDrawn } from '../../lib/focus-when-drawn.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { useSetParams } from '../../lib/params.ts'
import { focusedRow, stepToRow } from './focus-row.ts'
import { sheetAddress } from './sheet-address.ts'
import { itemsNow, type PlanActions } from './use-plan.ts'

interface Props {
  plan: Plan
  readOnly: boolean
  actions: PlanActions
  move: (id: string, index: number) => void
  remove: (id: string) => void
}

/** The keys of the plan; those for a question work on the one that has the focus. */
export function usePlanKeys({ plan, readOnly, actions, move, remove }: Props): void {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const setParams = useSetParams()
  const placeOf = (id: string | null) => itemsNow(plan).findIndex((item) => item.id === id)
  const onFocused = (work: (id: string, index: number) => void) => () => {
    const id = focusedRow()
    const index = placeOf(id)
    if (id !== null && index >= 0) work(id, index)
  }
  const step = (by: number) => () => {
    const at = placeOf(focusedRow())
    const target = itemsNow(plan)[at < 0 ? 0 : at + by]
    if (target) stepToRow(target.id)
  }
  const owner = (key: string, to: PlanOwner, label: string) => ({
    keys: key,
    label,
    run: onFocused((id) => void actions.updateItem(id, { owner: to })),
  })
  const nameOf = (place: 1 | 2) => plan.interviewers[place - 1] || t('plans.interviewer', { number: place })
  const owners = [
    owner('1', 1, t('plans.asks', { name: nameOf(1) })),
    owner('2', 2, t('plans.asks', { name: nameOf(2) })),
    owner('0', null, t('plans.asks', { name: t('plans.anyone') })),
  ]
  const search = () => {
    setParams({ bank: null })
    focusWhenDrawn(() => document.querySelector<HTMLInputElement>('aside input[type=search]'))
  }
  useShortcuts(t('stage.plan'), [
    { keys: 'arrowdown', label: t('plans.keys.next'), run: step(1), repeats: true },
    { keys: 'arrowup', label: t('plans.keys.previous'), run: step(-1), repeats: true },
    { keys: '/', label: t('plans.search'), run: search },
    {
      keys: 'p',
      label: t('plans.sheet.open'),
      run: () => navigate(sheetAddress(plan.interviewId, plan)),
    },
    ...(readOnly
      ? []
      : [
          {
            keys: 'alt+arrowup',
            label: t('plans.keys.up'),
            run: onFocused((id, index) => move(id, index - 1)),
            repeats: true,
          },
          {
            keys: 'alt+arrowdown',
            label: t('plans.keys.down'),
            run: onFocused((id, index) => move(id, index + 1)),
            repeats: true,
          },
          {
            keys: 'm',
            label: t('plans.must_ask'),
            run: onFocused((id) => void actions.toggleMustAsk(id)),
          },
          ...(plan.interviewers.some(Boolean) ? owners : []),
          { keys: 'delete', label: t('plans.remove'), run: onFocused((id) => remove(id)) },
          {
            keys: 'n',
            label: t('plans.own_add'),
            run: () => setParams({ bank: null, own: '1' }),
          },
        ]),
  ])
}
