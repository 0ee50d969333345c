import { memo, useState } from 'react'
import type { Language } from '#shared/language.ts'
import { formatClock } from '#shared/time.ts'
import { useStore } from '../../lib/store.ts'
import { usePlayer, usePlayerState } from '../player/player-context.ts'
import classes from './editor.module.css'
import { useEditorState } from './editor-state.ts'
import { type Paragraph, wordAt } from './paragraphs.ts'
import type { WordActions } from './use-word-actions.ts'
import { WordField } from './word-field.tsx'
import { WordText } from './word-text.tsx'
import { doubt } from './words-to-check.ts'

interface Props {
  paragraph: Paragraph
  /** The language before its first word; null at the start, and where only one is spoken. */
  languageBefore: Language | null
  /** Languages are marked only where there are several. */
  manyLanguages: boolean
  /** The language most is said in, which needs no ground of its own. */
  mainLanguage: Language
  /** Who begins to speak here, and in which colour; null where the one before goes on. */
  speaker: string | null
  speakerColour: string | null
  /** When the next paragraph begins; until then its last word is the one being said. */
  untilMs: number
  actions: WordActions
  onLeaveField: () => void
}

/** One paragraph. It renders again when the word being said, the marks or its own words change. */
export const ParagraphView = memo(function ParagraphView(props: Props) {
  const { paragraph, manyLanguages, mainLanguage, speaker, actions, onLeaveField } = props
  const { first, words } = paragraph
  const player = usePlayer()
  const threshold = useEditorState((state) => state.threshold)
  const inside = (index: number | null) =>
    index !== null && index >= first && index < first + words.length ? index - first : -1
  const current = useEditorState((state) => inside(state.word))
  const typing = useEditorState((state) => inside(state.typing))
  /** How many fields have been closed here: where the word after one that was taken out reads the same, it has its place and its text. */
  const [closed, setClosed] = useState(0)
  const now = usePlayerState(({ timeMs }) =>
    timeMs < words[0]!.startMs || timeMs >= props.untilMs ? -1 : wordAt(words, timeMs),
  )
  const marked = useStore(player.selection, (range) => {
    if (!range) return ''
    const from = words.findIndex((word) => word.endMs > range.inMs)
    const to = words.findLastIndex((word) => word.startMs < range.outMs)
    return from < 0 || to < from ? '' : `${from} ${to}`
  })
  const [markedFrom = 0, markedTo = -1] = marked === '' ? [] : marked.split(' ').map(Number)
  let language = props.languageBefore
  return (
    <div className={classes.paragraph}>
      <button
        type="button"
        tabIndex={-1}
        className={`${classes.time} tabular`}
        onClick={() => actions.choose(first)}
      >
        {formatClock(words[0]!.startMs)}
      </button>
      <div>
        {speaker !== null && (
          <div className={classes.speaker}>
            <i style={{ background: props.speakerColour ?? undefined }} aria-hidden />
            {speaker}
          </div>
        )}
        <p>
          {words.map((word, offset) => {
            const index = first + offset
            const changes = manyLanguages && word.language !== null && word.language !== language
            if (word.language !== null) language = word.language
            if (offset === typing) {
              return (
                <WordField
                  // Of another word it is another field: what was typed for one must not be saved for the other.
                  key={`field ${closed} ${index} ${word.text}`}
                  word={word}
                  language={word.language}
                  onSave={(text, opened) => actions.write({ from: index, to: index + 1 }, text, opened)}
                  onClose={(saved, next) => {
                    setClosed((count) => count + 1)
                    const after = saved ?? index + 1
                    const isLast = offset === words.length - 1 && props.untilMs === Number.POSITIVE_INFINITY
                    if (next === 'next' && !isLast) actions.stopTyping(after, after)
                    else if (next === 'previous' && index > 0) actions.stopTyping(index - 1, index - 1)
                    else {
                      actions.stopTyping(index, null)
                      onLeaveField()
                    }
                  }}
                />
              )
            }
            return (
              <span
                key={index}
                className={classes.word}
                data-i={index}
                data-filler={word.filler}
                data-language={
                  manyLanguages && word.language !== mainLanguage ? (word.language ?? undefined) : undefined
                }
                data-mark={changes ? word.language?.toUpperCase() : undefined}
                data-marked={(offset >= markedFrom && offset <= markedTo) || undefined}
                data-current={offset === current || undefined}
                data-now={offset === now || undefined}
              >
                <WordText word={word} grade={doubt(word, threshold)} />{' '}
              </span>
            )
          })}
        </p>
      </div>
    </div>
  )
})
