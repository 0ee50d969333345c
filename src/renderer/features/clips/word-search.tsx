import { Button, Select, Text, TextInput } from '@mantine/core'
import { IconScissors, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId, useMemo, useState } from 'react'
import type { Take } from '#shared/api/interviews.ts'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import { type Language, languages } from '#shared/language.ts'
import { parseQuery } from '#shared/search-query.ts'
import { formatClock } from '#shared/time.ts'
import { findWords, passageAround, searchableWords, type WordHit } from '#shared/word-search.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { speakerColour } from '../../lib/speaker-colours.ts'
import { trpc } from '../../lib/trpc.ts'
import type { Range } from '../player/player.ts'
import { usePlayer } from '../player/player-context.ts'
import { speakerLabel } from '../transcript/speaker-label.ts'
import { useTranscript } from '../transcript/use-transcript-edits.ts'
import classes from './word-search.module.css'

interface Props {
  take: Take
  /** Absent when the library may only be read. */
  onMake?: (range: Range) => void
  isMaking: boolean
}

/** Words of context on either side of a hit. */
const around = 6
/** More than this nobody reads through; the search is narrowed instead. */
const mostShown = 100

/** Finds what was said, by whom: for the clip that begins with a sentence somebody remembers. */
export function WordSearch({ take, onMake, isMaking }: Props) {
  const list = useQuery(trpc.transcripts.list.queryOptions({ takeId: take.id })).data
  const id = list?.[0]?.id ?? ''
  const transcript = useTranscript(id).data
  if (!transcript || transcript.words.length === 0) return null
  return <Search transcript={transcript} onMake={onMake} isMaking={isMaking} />
}

interface SearchProps {
  transcript: StoredTranscript
  onMake: Props['onMake']
  isMaking: boolean
}

function Search({ transcript, onMake, isMaking }: SearchProps) {
  const { t } = useTranslation()
  const player = usePlayer()
  const { words, speakers } = transcript
  const [text, setText] = useState('')
  const [speaker, setSpeaker] = useState<string | null>(null)
  const [language, setLanguage] = useState<Language | null>(null)
  const [active, setActive] = useState(0)
  const [marked, setMarked] = useState<Range | null>(null)
  const listId = useId()
  const searchable = useMemo(() => searchableWords(words), [words])
  const spoken = languages.filter((one) => words.some((word) => word.language === one))
  const hits = useMemo(
    () => findWords(words, searchable, parseQuery(text), { speaker, language }),
    [words, searchable, text, speaker, language],
  )
  const shown = hits.slice(0, mostShown)
  const at = Math.min(active, shown.length - 1)
  const narrow = (change: () => void) => {
    change()
    setActive(0)
    setMarked(null)
  }
  const mark = (hit: WordHit) => {
    const { from, to } = passageAround(words, hit)
    const range = { inMs: words[from]!.startMs, outMs: words[to - 1]!.endMs }
    player.select(range)
    player.seek(words[hit.from]!.startMs)
    setMarked(range)
  }
  return (
    <search className={classes.search} aria-label={t('clips.search.title')}>
      <div className={classes.fields}>
        <TextInput
          size="xs"
          flex={1}
          type="search"
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-controls={listId}
          aria-activedescendant={at >= 0 ? `${listId}-${at}` : undefined}
          aria-label={t('clips.search.title')}
          placeholder={t('clips.search.placeholder')}
          leftSection={<IconSearch size={15} />}
          value={text}
          onChange={(event) => {
            const { value } = event.currentTarget
            narrow(() => setText(value))
          }}
          onKeyDown={(event) => {
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
            if (step !== undefined && shown.length > 0) {
              const next = Math.max(0, Math.min(shown.length - 1, at + step))
              setActive(next)
              document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
            } else if (event.key === 'Enter' && shown[at]) {
              if (marked && (event.ctrlKey || event.metaKey)) onMake?.(marked)
              else mark(shown[at])
            } else if (event.key === 'Escape' && text !== '') narrow(() => setText(''))
            else return
            event.preventDefault()
          }}
        />
        {speakers.length > 1 && (
          <Select
            size="xs"
            w={150}
            clearable
            aria-label={t('clips.search.speaker')}
            placeholder={t('clips.search.anyone')}
            data={speakers.map(({ id }) => ({ value: id, label: speakerLabel(t, speakers, id) }))}
            value={speaker}
            onChange={(value) => narrow(() => setSpeaker(value))}
          />
        )}
        {spoken.length > 1 && (
          <Select
            size="xs"
            w={120}
            clearable
            aria-label={t('clips.search.language')}
            placeholder={t('clips.search.any_language')}
            data={spoken.map((value) => ({ value, label: languageNames[value] }))}
            value={language}
            onChange={(value) => narrow(() => setLanguage(value as Language | null))}
          />
        )}
      </div>
      {text.trim() !== '' && (
        <>
          <div className={classes.status}>
            <Text fz="xs" c="dimmed" role="status">
              {hits.length === 0
                ? t('clips.search.none')
                : hits.length > mostShown
                  ? t('clips.search.first', { shown: mostShown, count: hits.length })
                  : t('clips.search.found', { count: hits.length })}
            </Text>
            {marked && onMake && (
              <Button
                size="compact-xs"
                ml="auto"
                leftSection={<IconScissors size={13} />}
                loading={isMaking}
                onClick={() => onMake(marked)}
              >
                {t('clips.search.make')}
              </Button>
            )}
          </div>
          {hits.length === 0 && (
            <Text fz="xs" c="dimmed" pb={8}>
              {t(speaker || language ? 'clips.search.none_narrow' : 'clips.search.none_text')}
            </Text>
          )}
          <div id={listId} role="listbox" className={classes.hits} aria-label={t('clips.search.title')}>
            {shown.map((hit, index) => (
              <Hit
                key={hit.from}
                id={`${listId}-${index}`}
                transcript={transcript}
                hit={hit}
                active={index === at}
                onChoose={() => {
                  setActive(index)
                  mark(hit)
                }}
              />
            ))}
          </div>
        </>
      )}
    </search>
  )
}

interface HitProps {
  id: string
  transcript: StoredTranscript
  hit: WordHit
  active: boolean
  onChoose: () => void
}

function Hit({ id, transcript, hit, active, onChoose }: HitProps) {
  const { t } = useTranslation()
  const { words, speakers } = transcript
  const said = (from: number, to: number) =>
    words
      .slice(Math.max(0, from), to)
      .map((word) => word.text)
      .join(' ')
  const first = words[hit.from]!
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above moves and chooses by keyboard
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={classes.hit}
      onClick={onChoose}
    >
      <span className={`${classes.time} tabular`}>{formatClock(first.startMs)}</span>
      {first.speaker !== null && speakers.length > 0 && (
        <span className={classes.who} style={{ color: speakerColour(speakers, first.speaker) }}>
          {speakerLabel(t, speakers, first.speaker)}
        </span>
      )}
      <span className={classes.said} lang={first.language ?? undefined}>
        {said(hit.from - around, hit.from)} <b>{said(hit.from, hit.to)}</b> {said(hit.to, hit.to + around)}
      </span>
    </div>
  )
}
