import { useEffect, useState } from 'react'
import type { Interview } from '#shared/api/interviews.ts'
import type { Plan, PlanFollowUp } from '#shared/api/plans.ts'
import type { MarkKind } from '#shared/api/sessions.ts'
import type { Language } from '#shared/language.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { ReadOnlyBanner } from '../../app/banners.tsx'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { type Shortcut, useShortcuts } from '../../lib/keys.ts'
import type { OnSetMainAction } from './main-actions.ts'
import classes from './on-set.module.css'
import { OnSetActions } from './on-set-actions.tsx'
import { OnSetBlack } from './on-set-black.tsx'
import { OnSetClocks } from './on-set-clocks.tsx'
import { OnSetEnd } from './on-set-end.tsx'
import { OnSetFree } from './on-set-free.tsx'
import { OnSetHeader, toggleFullScreen } from './on-set-header.tsx'
import { OnSetList } from './on-set-list.tsx'
import { OnSetNote } from './on-set-note.tsx'
import { type Light, lights, useTextScale } from './on-set-preferences.ts'
import { OnSetQuestion, Words } from './on-set-question.tsx'
import { openingIndex } from './session-state.ts'
import { useNote } from './use-note.ts'
import { useOnSet } from './use-on-set.ts'
import { useWakeLock } from './use-wake-lock.ts'
import { wallClock } from './wall-clock.ts'

const digitKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
/** What the Kazakh layout types with the three digits' keys that give no letter there. */
const kazakhDigitKeys = ['"', ',', '.']

interface Props {
  interview: Interview
  plan: Plan
}

/** The screen on the set: one question at a time, and what happens to it, marked by a key or a tap. */
export function OnSet({ interview, plan }: Props) {
  const { t } = useTranslation()
  const onSet = useOnSet(interview.id)
  const readOnly = useReadOnly()
  const { scale, change: changeScale } = useTextScale()
  const [shown, setShown] = useState<string | null>(null)
  const [language, setLanguage] = useState<Language>(plan.language)
  const [second, setSecond] = useState<Language | null>(plan.secondLanguage)
  const [light, setLight] = useState<Light>('full')
  const [listOpen, setListOpen] = useState(false)
  const [said, say] = useSaid()
  useWakeLock()

  const { items } = plan
  const { state } = onSet
  const ids = items.map(({ id }) => id)
  const found = shown === null ? -1 : ids.indexOf(shown)
  const index = found === -1 ? openingIndex(ids, state) : found
  const item = items[index] ?? null
  const next = items[index + 1] ?? null
  const going = state.running === 'running' || state.running === 'paused'
  // What was asked last in this sitting is what is being answered, whatever question is looked at meanwhile.
  const answered = state.asked
  const isAsked = item !== null && answered?.itemId === item.id
  const main: OnSetMainAction = !going
    ? 'start'
    : item === null
      ? 'ask_free'
      : !isAsked
        ? 'ask'
        : next
          ? 'next'
          : 'last'

  const show = (by: number) => {
    const target = items[Math.max(0, Math.min(items.length - 1, index + by))]
    if (target) setShown(target.id)
  }
  const mark = (kind: MarkKind, more: Parameters<typeof onSet.mark>[0] | object = {}) => {
    if (readOnly) return
    onSet.mark({ ...more, kind })
    say(`${t(`sessions.kind.${kind}`)} · ${wallClock(new Date())}`)
  }
  const ofItem = item ? { itemId: item.id, text: item.text } : {}
  const ofAnswer = answered ? { itemId: answered.itemId, text: answered.text } : {}
  const note = useNote(state.running, (text, fromMs) =>
    mark('note', { ...ofAnswer, note: text, atMs: fromMs }),
  )
  const actions = {
    main() {
      if (state.running === 'ended') return
      if (main === 'start') mark('start')
      else if (main === 'next') show(1)
      else if (main !== 'last') mark('asked', ofItem)
    },
    free() {
      if (going) mark('asked')
    },
    skip() {
      if (readOnly || !going || !item || isAsked) return
      mark('skipped', ofItem)
      show(1)
    },
    great() {
      if (going) mark('great', ofAnswer)
    },
    note() {
      if (going && !readOnly) note.begin()
    },
    pause() {
      if (going) mark(state.running === 'paused' ? 'resume' : 'pause')
    },
    end() {
      if (!going) return
      note.keep()
      mark('end')
    },
    undo() {
      if (readOnly) return
      const taken = onSet.undo()
      if (!taken) return
      if (taken.itemId !== null && ids.includes(taken.itemId)) setShown(taken.itemId)
      say(t('sessions.taken_back', { what: t(`sessions.kind.${taken.kind}`) }))
    },
    followUp(followUp: PlanFollowUp) {
      if (!going) return
      mark('follow_up', { itemId: followUp.id, text: followUp.text })
    },
    dim() {
      setLight((now) => lights[(lights.indexOf(now) + 1) % lights.length] ?? 'full')
    },
    second() {
      const other =
        plan.secondLanguage ?? (['kk', 'ru', 'en'] as const).find((one) => one !== language) ?? null
      setSecond((now) => (now ? null : other === language ? plan.language : other))
    },
  }
  const askFollowUp = (event: KeyboardEvent) => {
    const followUp = item?.followUps[Number(event.code.at(-1)) - 1]
    if (followUp) actions.followUp(followUp)
  }
  const key = (keys: Shortcut['keys'], label: string, run: () => void): Shortcut => ({ keys, label, run })
  const held = (keys: string, label: string, run: () => void): Shortcut => ({
    ...key(keys, label, run),
    repeats: true,
  })
  useShortcuts(t('sessions.on_set'), [
    key('space', t('sessions.main.ask'), actions.main),
    key('s', t('sessions.skip'), actions.skip),
    key('g', t('sessions.great'), actions.great),
    key('n', t('sessions.note'), actions.note),
    key('p', t('sessions.pause'), actions.pause),
    key(['z', 'backspace', 'mod+z'], t('sessions.undo'), actions.undo),
    key('f', t('sessions.main.ask_free'), actions.free),
    held('arrowright', t('sessions.next'), () => show(1)),
    held('arrowleft', t('sessions.previous'), () => show(-1)),
    held('arrowup', t('sessions.larger'), () => changeScale(1)),
    held('arrowdown', t('sessions.smaller'), () => changeScale(-1)),
    key('b', t('sessions.dim'), actions.dim),
    key('l', t('sessions.second_language'), actions.second),
    key('q', t('sessions.list'), () => setListOpen(true)),
    key('e', t('sessions.end'), actions.end),
    key('shift+f', t('sessions.full_screen'), toggleFullScreen),
    { keys: digitKeys, label: t('sessions.follow_ups'), run: askFollowUp },
    // the same keys by other signs: nothing to list
    { keys: kazakhDigitKeys, label: '', run: askFollowUp },
  ])

  const mustAsk = items.filter((one) => one.mustAsk)
  const answeredItem = items.find(({ id }) => id === answered?.itemId)
  return (
    <div
      className={classes.page}
      data-light={light}
      style={{ '--on-set-scale': scale } as React.CSSProperties}
    >
      <OnSetHeader
        interviewId={interview.id}
        title={interview.title}
        onSet={onSet}
        must={{
          asked: mustAsk.filter(({ id }) => state.statusOf.get(id) === 'asked').length,
          all: mustAsk.length,
        }}
        language={language}
        second={second}
        onLanguage={(chosen) => {
          setLanguage(chosen)
          if (chosen === second) setSecond(null)
        }}
        onSecond={setSecond}
        hasList={items.length > 0}
        onList={() => setListOpen(true)}
        onDim={actions.dim}
        onEnd={actions.end}
      />
      {readOnly && <ReadOnlyBanner />}
      <main className={classes.main} id="content">
        {state.running === 'ended' ? (
          <OnSetEnd
            interviewId={interview.id}
            onSet={onSet}
            onGoOn={actions.undo}
            onAgain={() => mark('start')}
          />
        ) : item ? (
          <OnSetQuestion
            key={item.id}
            item={item}
            state={state}
            language={language}
            second={second}
            interviewers={plan.interviewers}
            onFollowUp={actions.followUp}
          />
        ) : (
          <OnSetFree interviewId={interview.id} state={state} />
        )}
        <aside className={classes.side}>
          <OnSetClocks
            state={state}
            otherQuestion={answeredItem && !isAsked ? items.indexOf(answeredItem) + 1 : null}
            questionMinutes={answeredItem?.minutes ?? 0}
            totalMinutes={plan.plannedMinutes ?? 0}
          />
          {item && (
            <p className={`${classes.place} tabular`}>
              {t('sessions.place', { index: index + 1, count: items.length })}
            </p>
          )}
        </aside>
      </main>
      <footer className={classes.footer}>
        <p className={classes.nextUp}>
          {next && state.running !== 'ended' && (
            <>
              <span className={classes.label}>{t('sessions.next_up')}</span>
              <span>
                <Words text={next.text} language={language} />
              </span>
            </>
          )}
        </p>
        <p className={classes.said} role="status">
          {said}
        </p>
        {state.running === 'ended' ? null : note.text !== null ? (
          <OnSetNote text={note.text} onChange={note.change} onSave={note.keep} onCancel={note.drop} />
        ) : (
          <OnSetActions
            running={state.running}
            readOnly={readOnly}
            main={main}
            canSkip={going && item !== null && !isAsked}
            canUndo={state.marks.length > 0}
            hasPrevious={index > 0}
            hasNext={next !== null}
            onMain={actions.main}
            onSkip={actions.skip}
            onGreat={actions.great}
            onNote={actions.note}
            onPause={actions.pause}
            onUndo={actions.undo}
            onPrevious={() => show(-1)}
            onNext={() => show(1)}
          />
        )}
      </footer>
      <OnSetList
        opened={listOpen}
        items={items}
        state={state}
        language={language}
        shownId={item?.id ?? null}
        onShow={(id) => {
          setShown(id)
          setListOpen(false)
        }}
        onClose={() => setListOpen(false)}
      />
      {light === 'black' && <OnSetBlack state={state} onWake={actions.dim} />}
    </div>
  )
}

/** What was done last, shown for a moment. */
function useSaid(): [string, (words: string) => void] {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (said === '') return
    const timer = window.setTimeout(() => setSaid(''), 4000)
    return () => window.clearTimeout(timer)
  }, [said])
  return [said, setSaid]
}
