import { Button, Group, Select, Text, Tooltip } from '@mantine/core'
import { IconEar } from '@tabler/icons-react'
import { useState } from 'react'
import type { Alignment } from '#shared/api/sessions.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { usePlayer } from '../player/player-context.ts'
import { useAlign } from './use-align.ts'
import { useMarkWords } from './use-mark-words.ts'

/** What the buttons move the marks by, in ms. */
const steps = [-1000, -100, 100, 1000] as const

/** Says by what the marks were laid over the recording, and moves them by ear. */
export function AlignmentControls({ alignment }: { alignment: Alignment }) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const player = usePlayer()
  const words = useMarkWords()
  const { takeId, startedAt, source, guess, sessions } = alignment
  const align = useAlign(takeId)
  const questions = sessions.flatMap(({ marks }) => marks.filter(({ kind }) => kind === 'asked'))
  const [chosen, setChosen] = useState<string | null>(null)
  const mark = questions.find(({ id }) => id === chosen) ?? questions[0] ?? null

  const setStart = (ms: number) => align.mutate(new Date(ms).toISOString())
  const move = (byMs: number) => {
    // Read from the cache: the button may be pressed again before it has been drawn anew.
    const now = queryClient.getQueryData(trpc.sessions.alignment.queryKey({ takeId }))?.startedAt ?? startedAt
    // Marks later in the recording is a recording that began earlier.
    if (now !== null) setStart(Date.parse(now) - byMs)
  }
  const offsetMs = startedAt && guess ? Date.parse(guess.startedAt) - Date.parse(startedAt) : 0
  return (
    <div>
      <Text fz="xs" c="dimmed">
        {startedAt === null || source === null
          ? t('sessions.unknown_start')
          : [
              t(`sessions.source.${source}`, { at: format.dateTime(startedAt) }),
              source === 'manual' && guess
                ? t('sessions.offset', {
                    seconds: `${offsetMs < 0 ? '−' : '+'}${format.number(Math.abs(offsetMs) / 1000, 1)}`,
                  })
                : '',
            ]
              .filter(Boolean)
              .join(' · ')}
      </Text>
      {!readOnly && (
        <Group gap={6} mt={8}>
          <fieldset style={{ display: 'contents' }}>
            <legend hidden>{t('sessions.move_marks')}</legend>
            {steps.map((step) => (
              <Tooltip key={step} label={t(step < 0 ? 'sessions.earlier' : 'sessions.later')}>
                <Button
                  size="compact-xs"
                  variant="default"
                  className="tabular"
                  disabled={startedAt === null}
                  aria-label={`${t(step < 0 ? 'sessions.earlier' : 'sessions.later')}: ${format.number(Math.abs(step) / 1000, 1)}`}
                  onClick={() => move(step)}
                >
                  {step < 0 ? '−' : '+'}
                  {t('sessions.seconds', {
                    value: format.number(Math.abs(step) / 1000, step % 1000 ? 1 : 0),
                  })}
                </Button>
              </Tooltip>
            ))}
          </fieldset>
          {mark && (
            <>
              <Select
                size="xs"
                flex={1}
                miw={150}
                aria-label={t('sessions.which_question')}
                allowDeselect={false}
                data={questions.map((question, index) => ({
                  value: question.id,
                  label: `${index + 1}. ${words(question)}`,
                }))}
                value={mark.id}
                onChange={setChosen}
              />
              <Tooltip label={t('sessions.heard_text')} multiline maw={280}>
                <Button
                  size="compact-sm"
                  variant="light"
                  leftSection={<IconEar size={15} />}
                  onClick={() => setStart(Date.parse(mark.at) - player.state.get().timeMs)}
                >
                  {t('sessions.heard')}
                </Button>
              </Tooltip>
            </>
          )}
          {source === 'manual' && guess && (
            <Button size="compact-xs" variant="subtle" onClick={() => align.mutate(null)}>
              {t('sessions.to_guess')}
            </Button>
          )}
        </Group>
      )}
      {alignment.marks.length === 0 && (
        <Text fz="sm" mt={8}>
          {t('sessions.nothing_inside_text', { count: alignment.markCount })}
        </Text>
      )}
    </div>
  )
}
