import { Button, Group, Modal, Text } from '@mantine/core'
import { IconCheck, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Proposal, StoredTranscript } from '#shared/api/transcripts.ts'
import { formatClock } from '#shared/time.ts'
import { middleMs, type Stretch, type Word } from '#shared/transcript.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { focusIfLost } from '../../lib/focus-if-lost.ts'
import { useFormat } from '../../lib/format.ts'
import { notifyDone, notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import { usePlayer, usePlayerState } from '../player/player-context.ts'
import { compareWords } from './compare-words.ts'
import classes from './editor.module.css'
import { wordAt } from './paragraphs.ts'
import { placeToGoOn } from './stage-part.tsx'
import { tellCuesLeft } from './use-transcript-edits.ts'

interface Props {
  transcript: StoredTranscript
  proposal: Proposal
  onClose: () => void
}

/** What is there and what was recognised anew, side by side, with the differences marked; heard together. */
export function CompareDialog({ transcript, proposal, onClose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const player = usePlayer()
  const readOnly = useReadOnly()
  const playing = usePlayerState((state) => state.playing)
  const { startMs, endMs } = proposal
  const old = useMemo(
    () => transcript.words.filter((word) => middleMs(word) >= startMs && middleMs(word) < endMs),
    [transcript.words, startMs, endMs],
  )
  const oldStretches = transcript.stretches.filter(
    (stretch) => stretch.startMs < endMs && stretch.endMs > startMs,
  )
  const runs = useMemo(() => compareWords(old, proposal.words), [old, proposal.words])
  const refetch = () => queryClient.invalidateQueries(trpc.transcripts.pathFilter())
  const [opener] = useState(() => document.activeElement)
  const decided = useRef(false)
  useEffect(
    () => () => {
      // Once it has been decided, a key held too long must not open the next comparison.
      const isThere = opener instanceof HTMLElement && opener !== document.body && opener.isConnected
      focusIfLost(isThere && !decided.current ? opener : placeToGoOn())
    },
    [opener],
  )
  const done = () => {
    player.pause()
    onClose()
  }
  const decide = () => {
    decided.current = true
    done()
  }
  const accept = useMutation(
    trpc.transcripts.acceptProposal.mutationOptions({
      onSuccess: ({ cuesLeft, ...edited }) => {
        // The next key works on the words that are there now.
        queryClient.setQueryData(trpc.transcripts.get.queryKey({ id: edited.id }), edited)
        decide()
        notifyDone(t('editor.accepted'))
        tellCuesLeft(cuesLeft)
      },
      onError: notifyFailure,
      onSettled: refetch,
    }),
  )
  const discard = useMutation(
    trpc.transcripts.discardProposal.mutationOptions({
      onSuccess: decide,
      onError: notifyFailure,
      onSettled: refetch,
    }),
  )
  const same = runs.every((run) => run.same)
  return (
    <Modal
      opened
      onClose={done}
      size={880}
      title={`${t('editor.compare_title')} · ${formatClock(startMs)}–${formatClock(endMs)}`}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.compare}>
        <Version
          title={t('editor.version_now')}
          stretches={oldStretches}
          words={old}
          runs={runs.map((run) => ({ same: run.same, words: run.before }))}
        />
        <Version
          title={t('editor.version_new')}
          stretches={proposal.stretches}
          words={proposal.words}
          runs={runs.map((run) => ({ same: run.same, words: run.after }))}
          fresh
        />
      </div>
      {same && (
        <Text fz="sm" c="dimmed" mt="sm">
          {t('editor.no_difference')}
        </Text>
      )}
      <Group mt="lg" justify="space-between">
        <Button
          variant="default"
          leftSection={playing ? <IconPlayerPause size={16} /> : <IconPlayerPlay size={16} />}
          onClick={() => (playing ? player.pause() : player.playRange({ inMs: startMs, outMs: endMs }))}
        >
          {t(playing ? 'editor.pause_both' : 'editor.play_both', {
            seconds: format.number((endMs - startMs) / 1000, 1),
          })}
        </Button>
        {!readOnly && (
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconTrash size={16} />}
              loading={discard.isPending}
              disabled={accept.isPending}
              onClick={() => discard.mutate({ id: proposal.id })}
            >
              {t('editor.discard')}
            </Button>
            <Button
              data-autofocus
              leftSection={<IconCheck size={16} />}
              loading={accept.isPending}
              disabled={discard.isPending}
              onClick={() => accept.mutate({ id: proposal.id })}
            >
              {t('editor.accept')}
            </Button>
          </Group>
        )}
      </Group>
    </Modal>
  )
}

interface VersionProps {
  title: string
  stretches: readonly Stretch[]
  words: readonly Word[]
  runs: readonly { same: boolean; words: readonly Word[] }[]
  fresh?: boolean
}

function Version({ title, stretches, words, runs, fresh }: VersionProps) {
  const { t } = useTranslation()
  const languages = [...new Set(stretches.map(({ language }) => language))]
  const models = [...new Set(stretches.map(({ modelName, engine }) => modelName || t(`engine.${engine}`)))]
  const now = usePlayerState(({ timeMs }) => {
    const index = wordAt(words, timeMs)
    const word = words[index]
    return word && timeMs <= word.endMs + 300 ? index : -1
  })
  let passed = 0
  return (
    <section className={classes.version} aria-label={title}>
      <Group gap={6} mb={6}>
        <Text fw={600} fz="sm">
          {title}
        </Text>
        {languages.map((language) => (
          <LanguageBadge key={language} language={language} />
        ))}
        <Text fz="xs" c="dimmed">
          {models.join(', ')}
        </Text>
      </Group>
      {words.length === 0 ? (
        <Text c="dimmed">{t('editor.no_words')}</Text>
      ) : (
        <p>
          {runs.map((run) => {
            const from = passed
            passed += run.words.length
            const list = run.words.map((word, offset) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a word's place is its name
                key={from + offset}
                data-now={from + offset === now || undefined}
                lang={word.language ?? undefined}
              >
                {word.text}
              </span>
            ))
            const text = list.flatMap((one, index) => (index === 0 ? [one] : [' ', one]))
            if (list.length === 0) return null
            if (run.same) return <span key={from}>{text} </span>
            const Tag = fresh ? 'ins' : 'del'
            return (
              <span key={from}>
                <Tag>{text}</Tag>{' '}
              </span>
            )
          })}
        </p>
      )}
    </section>
  )
}
