import { Button, Group, Text, UnstyledButton } from '@mantine/core'
import { IconCheck, IconScissors, IconStarFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Clip } from '#shared/api/clips.ts'
import type { Take } from '#shared/api/interviews.ts'
import type { ClipSuggestion } from '#shared/api/sessions.ts'
import { formatClock } from '#shared/time.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { useMakeClip } from '../clips/use-make-clip.ts'
import { usePlayer } from '../player/player-context.ts'
import classes from './sessions.module.css'
import { useMarkWords } from './use-mark-words.ts'

/** A clip that covers this much of a suggestion has been made of it. */
const sameShare = 0.8

interface Props {
  take: Take
  suggestions: readonly ClipSuggestion[]
  clips: readonly Clip[]
}

/** The great answers, each a clip by one click. */
export function SuggestionList({ take, suggestions, clips }: Props) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const player = usePlayer()
  const words = useMarkWords()
  const makeClip = useMakeClip(take.id)
  const spoken = useQuery(trpc.interviews.get.queryOptions({ id: take.interviewId })).data?.language
  if (suggestions.length === 0) return null
  const isMade = ({ inMs, outMs }: ClipSuggestion) =>
    clips.some(
      (clip) => Math.min(outMs, clip.outMs) - Math.max(inMs, clip.inMs) >= sameShare * (outMs - inMs),
    )
  const clipOf = (suggestion: ClipSuggestion) => {
    const answer = { kind: 'great', text: suggestion.text, note: suggestion.notes[0] ?? '' } as const
    // A clip is named in the language it is spoken in.
    const title = words(answer, spoken ?? undefined)
    return { inMs: suggestion.inMs, outMs: suggestion.outMs, title }
  }
  const left = suggestions.filter((suggestion) => !isMade(suggestion))
  return (
    <div>
      <Group justify="space-between" mb={4} mih={26}>
        <Text fz="sm" fw={600}>
          {t('sessions.suggestions')}
        </Text>
        {!readOnly && left.length > 1 && (
          <Button
            size="compact-xs"
            variant="light"
            loading={makeClip.isPending}
            onClick={() => makeClip.makeAll(left.map(clipOf))}
          >
            {t('sessions.make_all', { count: left.length })}
          </Button>
        )}
      </Group>
      <ul className={classes.rows} aria-label={t('sessions.suggestions')}>
        {suggestions.map((suggestion) => {
          const { title } = clipOf(suggestion)
          return (
            <li key={suggestion.id} className={classes.row}>
              <UnstyledButton
                className={`${classes.rowTime} tabular`}
                aria-label={t('sessions.play_range', { name: title })}
                onClick={() => player.playRange(suggestion)}
              >
                {formatClock(suggestion.inMs)}–{formatClock(suggestion.outMs)}
              </UnstyledButton>
              <span className={classes.rowWords} title={[title, ...suggestion.notes].join('\n')}>
                <IconStarFilled size={12} color="var(--iz-doubt)" aria-hidden /> {title}{' '}
                {suggestion.notes.length > 0 && <small>{suggestion.notes.join(' · ')}</small>}
              </span>
              {isMade(suggestion) ? (
                <Group gap={4} fz="xs" c="var(--iz-good)" component="span">
                  <IconCheck size={14} aria-hidden />
                  {t('sessions.made')}
                </Group>
              ) : (
                !readOnly && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    leftSection={<IconScissors size={13} />}
                    aria-label={t('sessions.make_named', { name: title })}
                    disabled={makeClip.isPending}
                    onClick={() => makeClip.make(clipOf(suggestion))}
                  >
                    {t('sessions.make')}
                  </Button>
                )
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
