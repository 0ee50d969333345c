import { useMutation, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { HistoryStep } from '#shared/api/history.ts'
import { useTranslation } from '../i18n/use-translation.tsx'
import { useShortcuts } from '../lib/keys.ts'
import { notifyDone, notifyFailure } from '../lib/notify.tsx'
import { flushEdits } from '../lib/pending-edits.ts'
import { historyScope, isLeavingLibrary, settledEdits } from '../lib/settled-edits.ts'
import { queryClient, trpc } from '../lib/trpc.ts'
import { useShowText } from '../ui/localized.tsx'
import { useReadOnly } from './app-state.ts'

/** Once what is typed and what is on its way has arrived: then undo takes back what was seen last, and nothing of another library. */
async function onceAllIsKept(step: () => void): Promise<void> {
  await flushEdits()
  await settledEdits(queryClient)
  if (!isLeavingLibrary(queryClient)) step()
}

/** Undo and redo of the library: what they would do next, and doing it. Each says what it has done. */
export function useHistory() {
  const { t } = useTranslation()
  const showText = useShowText()
  const readOnly = useReadOnly()
  const known = useQuery(trpc.history.state.queryOptions()).data
  const state = readOnly ? null : known
  const say = ({ label, subject, names }: HistoryStep) =>
    t(`history.${label}`, { subject: (names && showText(names)) || subject })
  const settle = () => void queryClient.invalidateQueries()
  const { mutate: takeBack } = useMutation(
    trpc.history.undo.mutationOptions({
      scope: historyScope,
      onSuccess: (step) => step && notifyDone(t('history.undone', { step: say(step) }), 'history'),
      onError: notifyFailure,
      onSettled: settle,
    }),
  )
  const { mutate: doAgain } = useMutation(
    trpc.history.redo.mutationOptions({
      scope: historyScope,
      onSuccess: (step) => step && notifyDone(t('history.redone', { step: say(step) }), 'history'),
      onError: notifyFailure,
      onSettled: settle,
    }),
  )
  const undo = useCallback(() => void (readOnly || onceAllIsKept(takeBack)), [readOnly, takeBack])
  const redo = useCallback(() => void (readOnly || onceAllIsKept(doAgain)), [readOnly, doAgain])
  return {
    canUndo: Boolean(state?.undo),
    canRedo: Boolean(state?.redo),
    undoLabel: state?.undo ? t('history.undo_step', { step: say(state.undo) }) : null,
    redoLabel: state?.redo ? t('history.redo_step', { step: say(state.redo) }) : null,
    undo,
    redo,
  }
}

/** Ctrl/Cmd+Z and Shift+Ctrl/Cmd+Z everywhere but in text fields, which have an undo of their own. */
export function useHistoryKeys(): void {
  const { t } = useTranslation()
  const { undo, redo } = useHistory()
  useShortcuts(t('keys.everywhere'), [
    { keys: 'mod+z', label: t('history.undo'), run: undo },
    { keys: ['mod+shift+z', 'mod+y'], label: t('history.redo'), run: redo },
  ])
}
