import { useMutation } from '@tanstack/react-query'
import i18next from 'i18next'
import type { StoredTranscript, TranscriptEdit } from '#shared/api/transcripts.ts'
import { tokensOf } from '#shared/subtitle-text.ts'
import { notifyDone, notifyFailure } from '../../lib/notify.tsx'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'

/** What an edit leaves, as far as it can be told without the library; the rest follows a moment later. */
function applyEarly(transcript: StoredTranscript, edit: TranscriptEdit): StoredTranscript {
  if (edit.kind === 'speakers') return { ...transcript, speakers: edit.speakers }
  const { from, to } = edit
  const put = (change: (word: StoredTranscript['words'][number], at: number) => typeof word) => ({
    ...transcript,
    words: transcript.words.map((word, index) =>
      index >= from && index < to ? change(word, index - from) : word,
    ),
  })
  if (edit.kind === 'checked') {
    return put(({ checked: _, ...word }) => (edit.checked ? { ...word, checked: true } : word))
  }
  if (edit.kind === 'speaker') return put((word) => ({ ...word, speaker: edit.speaker }))
  if (edit.kind === 'text') {
    const texts = tokensOf(edit.text)
    if (texts.length !== to - from) return transcript
    return put(({ heard: _, flag: __, ...word }, at) => ({
      ...word,
      text: texts[at]!.text,
      ...(texts[at]!.text === transcript.words[from + at]!.text ? {} : { confidence: null, checked: true }),
    }))
  }
  return transcript
}

/**
 * Edits a transcript, one edit after the other: each names the revision the one before it left. What can be told shows at once;
 * when the library refuses, the transcript is fetched as it really is.
 */
export function useTranscriptEdits(transcriptId: string) {
  const key = trpc.transcripts.get.queryKey({ id: transcriptId })
  const mutation = useMutation({
    scope: { id: `transcript ${transcriptId}` },
    mutationFn: async (edit: TranscriptEdit) => {
      const revision = queryClient.getQueryData(key)?.revision ?? 0
      return rpc.transcripts.edit.mutate({ id: transcriptId, revision, edit })
    },
    onMutate: async (edit) => {
      await queryClient.cancelQueries({ queryKey: key })
      queryClient.setQueryData(key, (transcript) => transcript && applyEarly(transcript, edit))
    },
    onSuccess: ({ cuesLeft, ...transcript }) => {
      queryClient.setQueryData(key, transcript)
      tellCuesLeft(cuesLeft)
    },
    onError: (error) => {
      notifyFailure(error)
      void queryClient.invalidateQueries({ queryKey: key })
    },
  })
  return { edit: mutation.mutateAsync, isPending: mutation.isPending }
}

/** Says that cues a person has changed did not follow. */
export function tellCuesLeft(count: number): void {
  if (count > 0) notifyDone(i18next.t('editor.cues_left', { count }), 'cues-left')
}
