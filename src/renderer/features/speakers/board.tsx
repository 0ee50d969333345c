import { Accessibility } from '@dnd-kit/dom'
import { DragDropProvider, type DragEndEvent, DragOverlay, PointerSensor } from '@dnd-kit/react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import type { SpeakerSummary } from '#shared/api/speakers.ts'
import { interviewStatuses } from '#shared/pipeline.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useSettled } from '../../lib/use-settled.ts'
import classes from './board.module.css'
import { CardFace } from './board-card.tsx'
import { BoardColumn } from './board-column.tsx'
import { columnsOf } from './pipeline-filter.ts'
import type { PipelineMoves } from './use-pipeline-moves.ts'

/** The least width of a column with cards and the gap after it, px (`.column`, `.board`). */
const columnWidth = 226
/** What the narrow rail takes beside the board, px. */
const railWidth = 92

interface Props {
  interviews: readonly InterviewSummary[]
  speakers: ReadonlyMap<string, SpeakerSummary>
  today: string
  readOnly: boolean
  moves: PipelineMoves
  onOpen: (id: string) => void
}

/** The pipeline as columns. Arrow keys go from card to card; with Alt, left and right take the card along. */
export function Board({ interviews, speakers, today, readOnly, moves, onOpen }: Props) {
  const { t } = useTranslation()
  const [focusId, setFocusId] = useState<string | null>(null)
  const columns = useMemo(() => columnsOf(interviews), [interviews])
  // The columns beyond the edge of the window get their cards a moment after those in sight.
  const isWhole = useSettled()
  const inSight = Math.ceil((window.innerWidth - railWidth) / columnWidth)
  const byId = (id: unknown) => interviews.find((interview) => interview.id === id)

  const drop = ({ canceled, operation }: DragEndEvent) => {
    const interview = byId(operation.source?.id)
    const status = interviewStatuses.find((one) => one === operation.target?.id)
    if (!canceled && interview && status) moves.move(interview, status)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const card = (event.target as HTMLElement).closest('[data-card]')
    const interview = byId(card?.getAttribute('data-card'))
    const column = columns.findIndex(({ status }) => status === interview?.status)
    const own = columns[column]
    if (!interview || !own) return
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as 1 | -1 | undefined
    if (sideways && event.altKey) {
      event.preventDefault()
      if (readOnly) return
      setFocusId(interview.id)
      moves.step(interview.id, sideways)
      return
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const at = own.interviews.indexOf(interview)
    const updown = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (updown !== undefined) {
      event.preventDefault()
      setFocusId(own.interviews[at + updown]?.id ?? interview.id)
    } else if (sideways) {
      event.preventDefault()
      const others = sideways < 0 ? columns.slice(0, column).reverse() : columns.slice(column + 1)
      const next = others.find((other) => other.interviews.length > 0)
      setFocusId((next?.interviews[at] ?? next?.interviews.at(-1))?.id ?? interview.id)
    }
  }

  return (
    <DragDropProvider
      // Its own announcements are in English, and its keys are those of a mouse; ours are in three languages.
      plugins={(own) => own.filter((plugin) => plugin !== Accessibility)}
      sensors={[PointerSensor]}
      onDragEnd={drop}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the cards, which are buttons */}
      <div className={classes.board} onKeyDown={onKeyDown} onBlur={() => setFocusId(null)}>
        {columns.map((column, index) => (
          <BoardColumn
            key={column.status}
            {...column}
            {...{ speakers, today, readOnly, focusId, onOpen }}
            isDrawn={isWhole || index < inSight}
            isWhole={isWhole}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {(source) => {
          const interview = byId(source.id)
          return interview ? (
            <div className={classes.dragged}>
              <CardFace
                interview={interview}
                speaker={speakers.get(interview.speakerId ?? '')}
                today={today}
              />
            </div>
          ) : null
        }}
      </DragOverlay>
      <p className={classes.hidden} role="status" aria-label={t('speakers.board')}>
        {moves.said}
      </p>
    </DragDropProvider>
  )
}
