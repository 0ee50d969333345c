import { expect, test } from 'vitest'
import type { EditedTranscript, StoredTranscript, TranscriptEdit } from '#shared/api/transcripts.ts'
import { applyEarly } from './early-edit.ts'
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

const early = (shown: StoredTranscript) => applyEarly(shown, write(0, 1, 'он бір'))
/** The library has refused for another reason. */
const other = async () => null

/** A library that answers when it is told to. */
function slow() {
  const sent: [TranscriptEdit, number][] = []
  const answers: ((answer: number | Error | StoredTranscript) => void)[] = []
  const send = (edit: TranscriptEdit, revision: number) => {
    sent.push([edit, revision])
    return new Promise<EditedTranscript>((resolve, reject) =>
      answers.push((answer) => {
        if (answer instanceof Error) reject(answer)
        else if (typeof answer === 'number') resolve({ ...made, revision: answer, cuesLeft: 0 })
        else resolve({ ...answer, cuesLeft: 0 })
      }),
    )
  }
  return { sent, answers, send }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))

test('each edit is made on the revision that was shown, with the edits before it, whatever is fetched meanwhile', async () => {
  const { sent, answers, send } = slow()
  const pending = new PendingTranscriptEdits()
  const first = pending.add(write(0, 1, 'он бір'), made, send, other)
  // Another window has changed it, and revision 9 is what is shown: this edit still counts words behind the first.
  const second = pending.add(write(2, 3, 'төрт'), { revision: 9, words: early(made).words }, send, other)
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
  const refused = pending.add(write(0, 1, ''), made, send, other)
  const behind = pending.add(write(0, 1, 'бес'), made, send, other)
  await settle()
  answers[0]!(new Error('changed since'))
  await expect(refused).rejects.toThrow('changed since')
  await expect(behind).rejects.toThrow('changed since')
  expect(sent).toHaveLength(1)
  void pending.add(write(1, 2, 'алты'), { ...made, revision: 8 }, send, other)
  await settle()
  expect(sent.at(-1)).toEqual([write(1, 2, 'алты'), 8])
})

test('an edit of words that an undo has moved meanwhile is made where they stand now, and so is the one behind it', async () => {
  const { sent, answers, send } = slow()
  const pending = new PendingTranscriptEdits()
  const check = (from: number): TranscriptEdit => ({ kind: 'checked', from, to: from + 1, checked: true })
  const undone = { ...made, revision: 8, words: made.words.slice(1) }
  const first = pending.add(check(1), made, send, async () => undone)
  const second = pending.add(check(2), made, send, async () => null)
  const third = pending.add(check(0), made, send, async () => null)
  await settle()
  answers[0]!(new Error('changed since'))
  await settle()
  expect(sent.at(-1)).toEqual([check(0), 8])
  expect(pending.shown(undone).words.map(({ checked }) => checked)).toEqual([true, true])
  answers[1]!({ ...undone, revision: 9 })
  await first
  await settle()
  expect(sent.at(-1)).toEqual([check(1), 9])
  answers[2]!({ ...undone, revision: 10 })
  await second
  // Its word is gone.
  await expect(third).rejects.toThrow('changed since')
  expect(sent).toHaveLength(3)
})

test('words that are written otherwise by now are left alone, and the refusal is told', async () => {
  const { sent, answers, send } = slow()
  const pending = new PendingTranscriptEdits()
  const changed = { ...made, revision: 8, words: made.words.map((word) => ({ ...word, text: 'басқа' })) }
  const edit = pending.add(write(0, 1, 'он'), made, send, async () => changed)
  await settle()
  answers[0]!(new Error('changed since'))
  await expect(edit).rejects.toThrow('changed since')
  expect(sent).toHaveLength(1)
})

test('of words that begin together and read the same, the one is edited that was pointed at', async () => {
  const { sent, answers, send } = slow()
  const pending = new PendingTranscriptEdits()
  const words = ['a', 'мен', 'x', 'мен', 'b'].map((text, index) => ({
    ...{ ...made.words[0]!, text, startMs: index === 0 ? 0 : 100, endMs: 100 },
  }))
  const squeezed = { ...made, words }
  const first = pending.add(write(0, 1, 'ә'), squeezed, send, other)
  const second = pending.add(write(3, 4, 'сен де'), applyEarly(squeezed, write(0, 1, 'ә')), send, other)
  await settle()
  const answered = { ...applyEarly(squeezed, write(0, 1, 'ә')), revision: 8 }
  answers[0]!(answered)
  await first
  expect(textsOf(pending.shown(answered))).toBe('ә мен x сен де b')
  await settle()
  expect(sent[1]).toEqual([write(3, 4, 'сен де'), 8])
  answers[1]!(9)
  await second
})

test('words that were written a moment ago are found behind an edit that had to be made anew, whatever times they got', async () => {
  const { sent, answers, send } = slow()
  const pending = new PendingTranscriptEdits()
  const check = (from: number): TranscriptEdit => ({ kind: 'checked', from, to: from + 1, checked: false })
  // Shown with a word in front that an undo has taken away meanwhile.
  const undone = { ...made, revision: 8, words: made.words.slice(1) }
  const writing = write(1, 2, 'е іріріріріріргг')
  const first = pending.add(writing, made, send, async () => undone)
  const second = pending.add(check(2), applyEarly(made, writing), send, other)
  await settle()
  answers[0]!(new Error('changed since'))
  await settle()
  const early = applyEarly(undone, write(0, 1, 'е іріріріріріргг'))
  const byLetters = early.words.map((word, index) => (index === 1 ? { ...word, startMs: 120 } : word))
  const answered = { ...early, revision: 9, words: byLetters }
  answers[1]!(answered)
  await first
  expect(pending.shown(answered).words.map(({ checked }) => checked)).toEqual([true, undefined, undefined])
  // What is added now counts by what is shown now.
  const third = pending.add(check(1), pending.shown(answered), send, other)
  await settle()
  expect(sent.at(-1)).toEqual([check(1), 9])
  answers[2]!({ ...answered, revision: 10 })
  await second
  await settle()
  expect(sent.at(-1)).toEqual([check(1), 10])
  answers[3]!({ ...answered, revision: 11 })
  await third
})
