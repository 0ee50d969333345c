import { Accessibility } from '@dnd-kit/dom'
import { DragDropProvider, type DragEndEvent, DragOverlay, PointerSensor } from '@dnd-kit/react'
import { isSortable } from '@dnd-kit/react/sortable'
import { Button, Skeleton } from '@mantine/core'
import { IconListNumbers, IconTemplate } from '@tabler/icons-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { Plan } from '#shared/api/plans.ts'
import type { QuestionHit } from '#shared/api/questions.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useParam } from '../../lib/params.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import bankClasses from './bank.module.css'
import { BankPane } from './bank-pane.tsx'
import { focusRow, stepToRow } from './focus-row.ts'
import { PlanDrop, PlanList } from './plan-list.tsx'
import { PlanSummary } from './plan-summary.tsx'
import { PlanToolbar } from './plan-toolbar.tsx'
import classes from './plans.module.css'
import { TemplateDialog } from './template-dialog.tsx'
import { itemsNow, usePlan, usePlanActions } from './use-plan.ts'
import { usePlanKeys } from './use-plan-keys.ts'
import { Words } from './words.tsx'

/** The questions of an interview: put in order here, taken from the bank beside. */
export function PlanStage({ interviewId }: { interviewId: string }) {
  const plan = usePlan(interviewId)
  if (!plan.data) return <QueryState query={plan} skeleton={<Skeleton m="xl" h={240} />} />
  return <PlanBoard plan={plan.data} />
}

function PlanBoard({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const actions = usePlanActions(plan.interviewId)
  const [openId, setOpenId] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  // Nothing can be dragged before the pointer is there, and twelve rows that could be take longer to draw.
  const [isNear, setNear] = useState(false)
  const [bank, setBank] = useParam('bank')
  const [templates, setTemplates] = useParam('templates')
  const bankShown = bank !== '0'

  const move = (id: string, index: number) => {
    const count = itemsNow(plan).length
    if (index < 0 || index >= count) return
    void actions.move(id, index)
    setSaid(t('plans.moved', { number: index + 1, count }))
    focusRow(id)
  }
  const remove = (id: string) => {
    const items = itemsNow(plan)
    const index = items.findIndex((item) => item.id === id)
    if (index < 0) return
    const next = items[index + 1] ?? items[index - 1]
    // The next key is for the next question, also before the list is drawn anew.
    if (next) stepToRow(next.id)
    actions.remove(id)
  }
  const show = (id: string) => focusRow(id)
  const added = (after: Plan) => setSaid(t('plans.added', { count: after.items.length }))
  const toggle = (id: string) => setOpenId((open) => (open === id ? null : id))
  usePlanKeys({ plan, readOnly, actions, move, remove })

  const drop = (event: DragEndEvent) => {
    const { source, target, position } = event.operation
    if (event.canceled || !source) return
    if (isSortable(source)) {
      const { index, initialIndex } = source
      if (index !== initialIndex) void actions.move(String(source.id), index)
      return
    }
    if (source.type !== 'question' || !target) return
    const { question } = source.data as { question: QuestionHit }
    const over = plan.items.findIndex((item) => item.id === target.id)
    const middle = target.shape?.center.y ?? 0
    const index = over < 0 ? plan.items.length : position.current.y > middle ? over + 1 : over
    actions.addQuestion(question.id, index, added)
  }

  return (
    <DragDropProvider
      // Its own announcements are in English and its keys are those of a mouse; ours are in three languages, with Alt and the arrows.
      plugins={(own) => own.filter((plugin) => plugin !== Accessibility)}
      sensors={[PointerSensor]}
      onDragEnd={drop}
    >
      <div
        className={classes.stage}
        data-bank={bankShown || undefined}
        onPointerEnter={() => flushSync(() => setNear(true))}
      >
        <div className={classes.main}>
          <PlanToolbar
            plan={plan}
            readOnly={readOnly}
            actions={actions}
            bankShown={bankShown}
            onBank={() => setBank(bankShown ? '0' : null)}
            onTemplates={() => setTemplates('1')}
          />
          <PlanSummary plan={plan} onShow={show} />
          <PlanDrop>
            {plan.items.length === 0 ? (
              <Nothing
                compact
                icon={IconListNumbers}
                title={t('plans.empty_title')}
                text={t('plans.empty_text')}
              >
                {!readOnly && (
                  <Button leftSection={<IconTemplate size={16} />} onClick={() => setTemplates('1')}>
                    {t('plans.templates.from')}
                  </Button>
                )}
              </Nothing>
            ) : (
              <PlanList
                {...{ plan, openId, readOnly, actions }}
                isDraggable={isNear && !readOnly}
                onToggle={toggle}
                onRemove={remove}
              />
            )}
          </PlanDrop>
        </div>
        {bankShown && <BankPane plan={plan} readOnly={readOnly} actions={actions} onAdded={added} />}
      </div>
      <DragOverlay disabled={(source) => source?.type !== 'question'} dropAnimation={null}>
        {(source) => {
          const question = (source.data as { question?: QuestionHit }).question
          return question ? (
            <div className={bankClasses.dragged}>
              <Words text={question.text} language={plan.language} />
            </div>
          ) : null
        }}
      </DragOverlay>
      <p className={classes.screenReader} role="status">
        {said}
      </p>
      <TemplateDialog
        plan={plan}
        opened={templates !== null && !readOnly}
        actions={actions}
        onClose={() => setTemplates(null)}
      />
    </DragDropProvider>
  )
}
