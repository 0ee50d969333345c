import { ActionIcon, Group, Paper, Text, TextInput, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { Mark, Session } from '#shared/api/sessions.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { formatClock } from '#shared/time.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'
import { useDraft } from '../../lib/use-draft.ts'
import { MarkIcon } from './mark-icon.tsx'
import { clocks } from './session-state.ts'
import classes from './sessions.module.css'

const refetch = () => queryClient.invalidateQueries(trpc.sessions.pathFilter())

/** One sitting afterwards: its marks, with notes that can be corrected. */
export function SessionCard({ session }: { session: Session }) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const remove = useMutation({
    mutationFn: () => rpc.sessions.remove.mutate({ id: session.id }),
    onSuccess: () => notifyRemoved(t('sessions.removed')),
    onError: notifyFailure,
    onSettled: refetch,
  })
  const count = (kind: Mark['kind']) => session.marks.filter((mark) => mark.kind === kind).length
  const lastMs = Date.parse(session.marks.at(-1)?.at ?? session.startedAt)
  return (
    <Paper withBorder radius="lg" p="md" component="section" aria-label={format.dateTime(session.startedAt)}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <div>
          <Text fw={600}>{format.dateTime(session.startedAt)}</Text>
          <Text fz="sm" c="dimmed" className="tabular">
            {[
              formatClock(clocks(session.marks, lastMs).totalMs),
              t('sessions.asked_count', { count: count('asked') }),
              t('sessions.great_count', { count: count('great') }),
              t('sessions.note_count', { count: count('note') }),
            ].join(' · ')}
          </Text>
        </div>
        {!readOnly && (
          <Tooltip label={t('sessions.remove')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('sessions.remove')}
              onClick={() => remove.mutate()}
            >
              <IconTrash size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      <ol className={classes.marks}>
        {session.marks.map((mark) => (
          <MarkRow key={mark.id} mark={mark} startedAt={session.startedAt} readOnly={readOnly} />
        ))}
      </ol>
    </Paper>
  )
}

function MarkRow({ mark, startedAt, readOnly }: { mark: Mark; startedAt: string; readOnly: boolean }) {
  const { t, i18n } = useTranslation()
  const shown = showText(mark.text, i18n.language as Language)
  const edit = useMutation({
    scope: { id: `mark ${mark.id}` },
    mutationFn: (note: string) => rpc.sessions.editMark.mutate({ id: mark.id, note }),
    onError: notifyFailure,
    onSettled: refetch,
  })
  // A note that is on its way is not in the mark yet.
  const note = edit.isPending ? edit.variables : mark.note
  const { draft, setDraft, commit } = useDraft(note, edit.mutateAsync)
  const remove = useMutation({
    mutationFn: () => rpc.sessions.removeMark.mutate({ id: mark.id }),
    onSuccess: () => notifyRemoved(t('sessions.mark_removed')),
    onError: notifyFailure,
    onSettled: refetch,
  })
  const isUnnamed = mark.kind === 'asked' && !shown
  const name = shown?.text ?? t(`sessions.kind.${mark.kind}`)
  return (
    <li className={classes.mark} data-quiet={!isUnnamed || undefined}>
      <span className={`${classes.at} tabular`}>
        {formatClock(Math.max(0, Date.parse(mark.at) - Date.parse(startedAt)))}
      </span>
      <MarkIcon kind={mark.kind} />
      <span className={classes.words}>
        {shown ? (
          <>
            <span className={classes.kind}>{t(`sessions.kind.${mark.kind}`)}</span>
            <span lang={shown.language}>{shown.text}</span>
          </>
        ) : (
          <span>{t(`sessions.kind.${mark.kind}`)}</span>
        )}
      </span>
      <TextInput
        size="xs"
        variant="unstyled"
        className={classes.noteField}
        disabled={readOnly}
        maxLength={10_000}
        aria-label={t('sessions.note_of', { name })}
        placeholder={t(isUnnamed ? 'sessions.what_was_asked' : 'sessions.note_hint')}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => void commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') {
            event.stopPropagation()
            setDraft(note)
          }
        }}
      />
      {!readOnly && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('common.remove_named', { name })}
          onClick={() => remove.mutate()}
        >
          <IconTrash size={15} stroke={1.7} />
        </ActionIcon>
      )}
    </li>
  )
}
