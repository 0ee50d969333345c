import { IconMessage } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import type { SpeakerSummary } from '#shared/api/speakers.ts'
import { isOverdue } from '#shared/pipeline.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { DragSource } from '../../ui/drag-source.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import classes from './board.module.css'
import { DueDay } from './due-day.tsx'
import { SpeakerPhoto } from './speaker-photo.tsx'

interface FaceProps {
  interview: InterviewSummary
  speaker: SpeakerSummary | undefined
  today: string
}

/** What a card shows: who, about what, what is next and by when. */
export function CardFace({ interview, speaker, today }: FaceProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const overdue = isOverdue(interview, today)
  return (
    <span className={classes.card} data-overdue={overdue || undefined}>
      <span className={classes.cardHead}>
        <SpeakerPhoto photoId={speaker?.photoId ?? null} name={interview.speakerName || '?'} size={28} />
        <span className={classes.names}>
          <span className={classes.title}>{interview.title}</span>
          <span className={classes.speaker}>{interview.speakerName || t('speakers.no_speaker')}</span>
        </span>
      </span>
      {(interview.nextStep || interview.nextStepOn) && (
        <span className={classes.step}>
          <span className={classes.stepWords}>{interview.nextStep}</span>
          {interview.nextStepOn && <DueDay day={interview.nextStepOn} overdue={overdue} />}
        </span>
      )}
      {interview.lastContactOn && (
        <span className={classes.contact} title={t('speakers.last_contact')}>
          <IconMessage size={12} aria-hidden />
          <span className={classes.hidden}>{t('speakers.last_contact')}: </span>
          {format.date(`${interview.lastContactOn}T12:00:00`)}
        </span>
      )}
    </span>
  )
}

interface Props extends FaceProps {
  readOnly: boolean
  onOpen: () => void
}

/** A card of the board: dragged with the pointer, moved with the keys, opened with a click. */
export function BoardCard({ readOnly, onOpen, ...face }: Props) {
  const { interview } = face
  const card = useRef<HTMLButtonElement>(null)
  const [isHeld, setHeld] = useState(false)
  return (
    <PlainButton
      ref={card}
      className={classes.handle}
      data-card={interview.id}
      onPointerEnter={readOnly ? undefined : () => flushSync(() => setHeld(true))}
      aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
      onClick={onOpen}
    >
      <CardFace {...face} />
      {isHeld && <DragSource id={interview.id} element={card} />}
    </PlainButton>
  )
}
