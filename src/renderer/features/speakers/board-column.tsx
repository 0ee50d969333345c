import { useDroppable } from '@dnd-kit/react'
import { Title } from '@mantine/core'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef } from 'react'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import type { SpeakerSummary } from '#shared/api/speakers.ts'
import type { InterviewStatus } from '#shared/pipeline.ts'
import { focusWhenDrawn } from '../../lib/focus-when-drawn.ts'
import classes from './board.module.css'
import { BoardCard } from './board-card.tsx'
import { useSpeakerWords } from './words.ts'

interface Props {
  status: InterviewStatus
  interviews: readonly InterviewSummary[]
  speakers: ReadonlyMap<string, SpeakerSummary>
  today: string
  readOnly: boolean
  /** The card that should have the focus, when it is in this column. */
  focusId: string | null
  /** Until it is, it has a heading and room for its cards. */
  isDrawn: boolean
  /** Cards below the edge are drawn as well. */
  isWhole: boolean
  onOpen: (id: string) => void
}

/** A card with a name, a next step and a last contact; the real height is measured. px */
const usualCardHeight = 150

/** A stage of the pipeline; of its cards only those on the screen exist. */
export function BoardColumn(props: Props) {
  const { status, interviews, speakers, today, readOnly, focusId, isDrawn, isWhole, onOpen } = props
  const words = useSpeakerWords()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const { ref, isDropTarget } = useDroppable({ id: status })
  const cards = useVirtualizer({
    count: interviews.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualCardHeight,
    getItemKey: (index) => interviews[index]?.id ?? index,
    overscan: isWhole ? 2 : 0,
    // The card with the focus stays, however far the column is scrolled: without it nothing would hear the next key.
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range)
      const now = document.activeElement
      const card = scroller.current?.contains(now) ? now?.closest<HTMLElement>('[data-card]') : null
      const focused = card?.dataset.card
      const at = interviews.findIndex((interview) => interview.id === focused)
      return at < 0 || inSight.includes(at) ? inSight : [...inSight, at].sort((a, b) => a - b)
    },
    // Before its height is known a column has about this much of the window: its first cards are drawn with the board, not after it.
    initialRect: { width: 0, height: window.innerHeight - 200 },
  })
  const wanted = focusId === null ? -1 : interviews.findIndex((interview) => interview.id === focusId)
  useEffect(() => {
    if (wanted < 0) return
    // Cards also change places while somebody looks for others.
    const now = document.activeElement
    if (now !== document.body && !now?.closest('[data-card]')) return
    cards.scrollToIndex(wanted)
    const find = () => scroller.current?.querySelector<HTMLElement>(`[data-card="${focusId}"]`)
    const card = find()
    if (card) card.focus()
    else focusWhenDrawn(find)
  }, [wanted, focusId, cards])
  return (
    <section
      ref={ref}
      className={classes.column}
      data-target={isDropTarget || undefined}
      data-empty={interviews.length === 0 || undefined}
      data-status={status}
      aria-labelledby={id}
    >
      <header className={classes.columnHead}>
        <Title order={2} fz="sm" id={id}>
          {words.status(status)}
        </Title>
        <span className={classes.count}>{interviews.length}</span>
      </header>
      <div ref={scroller} className={classes.cards} data-column={status}>
        <ul style={{ height: cards.getTotalSize() }}>
          {(isDrawn ? cards.getVirtualItems() : []).map(({ index, key, start }) => {
            const interview = interviews[index]
            return interview === undefined ? null : (
              <li
                key={key}
                ref={cards.measureElement}
                data-index={index}
                style={{ transform: `translateY(${start}px)` }}
              >
                <BoardCard
                  interview={interview}
                  speaker={speakers.get(interview.speakerId ?? '')}
                  today={today}
                  readOnly={readOnly}
                  onOpen={() => onOpen(interview.id)}
                />
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}
