import type { StoredTranscript, TranscriptEdit } from '#shared/api/transcripts.ts'
import { keepEndMark } from '#shared/end-mark.ts'
import { tokensOf } from '#shared/subtitle-text.ts'
import type { Word } from '#shared/transcript.ts'

/**
 * What an edit leaves, as far as it can be told without the library; the rest follows a moment later. There are as many words as the library
 * will have, so that whatever is edited next is the word that is pointed at.
 */
export function applyEarly(transcript: StoredTranscript, edit: TranscriptEdit): StoredTranscript {
  if (edit.kind === 'speakers') return { ...transcript, speakers: edit.speakers }
  const { from, to } = edit
  const old = transcript.words.slice(from, to)
  const put = (words: readonly Word[]) => ({
    ...transcript,
    words: [...transcript.words.slice(0, from), ...words, ...transcript.words.slice(to)],
  })
  switch (edit.kind) {
    case 'checked':
      return put(old.map(({ checked: _, ...word }) => (edit.checked ? { ...word, checked: true } : word)))
    case 'filler':
      return put(old.map(({ filler: _, ...word }) => (edit.filler ? { ...word, filler: true } : word)))
    case 'speaker':
      return put(old.map((word) => ({ ...word, speaker: edit.speaker })))
    case 'language':
      return put(old.map((word) => ({ ...word, language: edit.language })))
    case 'heard':
      return put(
        old.flatMap(({ heard, correction: _, ...word }) =>
          heard === undefined
            ? [word]
            : written([word], keepEndMark([word.text], textsOf(heard)), transcript.words[from - 1]),
        ),
      )
    case 'text':
      return put(
        written(
          old,
          keepEndMark(
            old.map(({ text }) => text),
            textsOf(edit.text.normalize('NFC')),
          ),
          transcript.words[from - 1],
        ),
      )
  }
}

function textsOf(text: string): string[] {
  return tokensOf(text).map((token) => token.text)
}

/** Words in the place of others, or behind `before`: one for one, or else evenly over their time. */
function written(old: readonly Word[], texts: readonly string[], before: Word | undefined): Word[] {
  if (texts.length === old.length) {
    return old.map(({ heard: _, correction: __, flag: ___, ...word }, index) => ({
      ...word,
      text: texts[index]!,
      ...(texts[index] === word.text ? {} : { confidence: null, checked: true as const }),
    }))
  }
  const model = old[0] ?? before
  const startMs = old[0]?.startMs ?? before?.endMs ?? 0
  const lengthMs = Math.max(0, (old.at(-1)?.endMs ?? startMs) - startMs)
  const at = (index: number) => Math.round(startMs + (lengthMs * index) / texts.length)
  return texts.map((text, index) => ({
    ...{ text, startMs: at(index), endMs: at(index + 1), confidence: null },
    ...{ language: model?.language ?? null, speaker: model?.speaker ?? null, checked: true as const },
  }))
}
