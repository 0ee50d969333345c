import { expect, test } from 'vitest'
import type { EditedTranscript, StoredTranscript, TranscriptEdit } from '#shared/api/transcripts.ts'
import { PendingTranscriptEdits } from './pending-transcript-edits.ts'

const made: StoredTranscript = {
  ...{ id: 't', takeId: 'k', revision: 7, language: 'kk', engine: 'gigaam', durationMs: 1000 },
  ...{ stretches: [], speakers: [] },
  words: ['бір', 'екі', 'үш'].map((text, index) => ({
    ...{ text, startMs: index * 100, endMs: index * 100 + 90, confidence: 1 },
    ...{ language: 'kk' as const, speaker: null },
  })),
}
const write = (from: number, to: number, text: string): TranscriptEdit => ({ kind: 'text', from, to, text })
const textsOf = ({ words }: StoredTranscript) => words.map(({ text }) => text).join(' ')

/** A library that answers when it is told to. */
function slow() {
  const sent: [TranscriptEdit, number][] = []
  const answers: ((revision: number | Error) => void)[] = []
  const send = (edit: TranscriptEdit, revision: number) => {
    sent.push([edit, revision])
    return new Promise<EditedTranscript>((resolve, reject) =>
      answers.push((answer) => {
        if (typeof answer !== 'number') reject(answer)
        else resolve({ ...made, revision: answer, cuesLeft: 0 })
      }),
    )
  }
  return { sent, answers, send }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))

test('each edit is made on the revision that was shown, with the edits before it, whatever is fetched meanwhile', async () => {
  const { sent, answers, send } = slow()
  const pending = new PendingTranscriptEdits()
  const first = pending.add(write(0, 1, 'он бір'), 7, send)
  // Another window has changed it, and revision 9 is what is shown: this edit still counts words behind the first.
  const second = pending.add(write(2, 3, 'төрт'), 9, send)
  await settle()
  expect(sent).toEqual([[write(0, 1, 'он бір'), 7]])
  expect(textsOf(pending.shown(made))).toBe('он бір төрт үш')
  answers[0]!(8)
  await first
  await settle()
  expect(sent[1]).toEqual([write(2, 3, 'төрт'), 8])
  expect(textsOf(pending.shown({ ...made, words: pending.shown(made).words }))).toContain('төрт')
  answers[1]!(9)
  await second
  await pending.settled()
  expect(pending.shown(made)).toBe(made)
})

test('what comes behind an edit that is refused is not sent: its words may be others', async () => {
  const { sent, answers, send } = slow()
  const pending = new PendingTranscriptEdits()
  const refused = pending.add(write(0, 1, ''), 7, send)
  const behind = pending.add(write(0, 1, 'бес'), 7, send)
  await settle()
  answers[0]!(new Error('changed since'))
  await expect(refused).rejects.toThrow('changed since')
  await expect(behind).rejects.toThrow('changed since')
  expect(sent).toHaveLength(1)
  void pending.add(write(1, 2, 'алты'), 8, send)
  await settle()
  expect(sent.at(-1)).toEqual([write(1, 2, 'алты'), 8])
})
