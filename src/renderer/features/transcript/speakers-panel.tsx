import { ActionIcon, Button, Select, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconArrowsExchange, IconChevronDown, IconChevronRight, IconTrash } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import { speakerRoles, type TranscriptSpeaker } from '#shared/transcript.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { speakerColour } from '../../lib/speaker-colours.ts'
import { DraftInput } from '../../ui/draft-fields.tsx'
import { isActive, useJobOf } from '../jobs/use-jobs.ts'
import { speakerLabel } from './speaker-label.ts'
import classes from './speakers-panel.module.css'
import { TellApart } from './tell-apart.tsx'
import { useTranscriptEdits } from './use-transcript-edits.ts'

/** Who speaks in a transcript: telling them apart, their names and roles. */
export function SpeakersPanel({ transcript }: { transcript: StoredTranscript }) {
  const { t } = useTranslation()
  const { speakers } = transcript
  const [open, setOpen] = useState(false)
  const job = useJobOf('diarise', transcript.id)
  const running = job && isActive(job) ? job : null
  return (
    <section className={classes.panel} aria-label={t('voices.title')}>
      <UnstyledButton className={classes.head} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        {t('voices.title')}
        <span className={classes.names}>
          {running
            ? t('voices.running')
            : speakers.length === 0
              ? t('voices.unknown')
              : speakers.map(({ id }) => (
                  <span key={id} className={classes.name}>
                    <Dot speakers={speakers} id={id} />
                    <span>{speakerLabel(t, speakers, id)}</span>
                  </span>
                ))}
        </span>
      </UnstyledButton>
      {open && (
        <div className={classes.body}>
          {speakers.length > 0 && <Speakers transcript={transcript} />}
          <TellApart transcript={transcript} />
        </div>
      )}
    </section>
  )
}

function Dot({ speakers, id }: { speakers: readonly TranscriptSpeaker[]; id: string }) {
  return <span className={classes.dot} style={{ background: speakerColour(speakers, id) }} aria-hidden />
}

/** Names and roles, each with how much of the talk is theirs. */
function Speakers({ transcript }: { transcript: StoredTranscript }) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const { edit } = useTranscriptEdits(transcript.id)
  const { speakers, words } = transcript
  const spokenMs = useMemo(() => {
    const sums = new Map<string, number>()
    for (const { speaker, startMs, endMs } of words)
      if (speaker !== null) sums.set(speaker, (sums.get(speaker) ?? 0) + endMs - startMs)
    return sums
  }, [words])
  const allMs = [...spokenMs.values()].reduce((sum, ms) => sum + ms, 0)
  // A refusal has been told by then; the transcript is fetched as it is.
  const put = (changed: TranscriptSpeaker[]) =>
    edit({ kind: 'speakers', speakers: changed }).catch(() => undefined)
  const change = (id: string, patch: Partial<TranscriptSpeaker>) =>
    put(speakers.map((speaker) => (speaker.id === id ? { ...speaker, ...patch } : speaker)))
  return (
    <ul className={classes.list}>
      {speakers.map((speaker) => {
        const { id, name, role } = speaker
        const label = speakerLabel(t, speakers, id)
        return (
          <li key={id} className={classes.row}>
            <Dot speakers={speakers} id={id} />
            <DraftInput
              size="xs"
              flex={1}
              miw={0}
              maw={260}
              maxLength={300}
              aria-label={t('voices.name_of', { who: label })}
              placeholder={label}
              disabled={readOnly}
              value={name}
              onSave={(text) => change(id, { name: text.trim() })}
            />
            <Select
              size="xs"
              w={140}
              clearable
              disabled={readOnly}
              aria-label={t('voices.role_of', { who: label })}
              placeholder={t('voices.no_role')}
              data={speakerRoles.map((value) => ({ value, label: t(`editor.role.${value}`) }))}
              value={role}
              onChange={(value) => void change(id, { role: value as TranscriptSpeaker['role'] })}
            />
            <Text fz="xs" c="dimmed" className="tabular" w={38} ta="right">
              {format.percent(allMs === 0 ? 0 : (spokenMs.get(id) ?? 0) / allMs)}
            </Text>
            {!readOnly && (
              <Tooltip label={t('voices.remove')}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('voices.remove_named', { who: label })}
                  onClick={({ currentTarget }) => {
                    // The button goes with its row.
                    currentTarget.closest('section')?.querySelector('button')?.focus()
                    void put(speakers.filter((other) => other.id !== id))
                  }}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        )
      })}
      {speakers.length === 2 && !readOnly && (
        <li>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconArrowsExchange size={14} />}
            onClick={() => {
              const [first, second] = speakers as [TranscriptSpeaker, TranscriptSpeaker]
              void put([
                { ...first, name: second.name, role: second.role },
                { ...second, name: first.name, role: first.role },
              ])
            }}
          >
            {t('voices.swap')}
          </Button>
        </li>
      )}
    </ul>
  )
}
