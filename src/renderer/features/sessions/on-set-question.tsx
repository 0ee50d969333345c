import { Badge, Group } from '@mantine/core'
import { IconAlertCircle, IconCheck, IconPlayerSkipForward, IconStarFilled } from '@tabler/icons-react'
import type { PlanFollowUp, PlanItem } from '#shared/api/plans.ts'
import type { Language } from '#shared/language.ts'
import { type LocalizedText, showText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import classes from './on-set.module.css'
import type { SessionState } from './session-state.ts'

interface Props {
  item: PlanItem
  state: SessionState
  language: Language
  second: Language | null
  interviewers: readonly [string, string]
  onFollowUp: (followUp: PlanFollowUp) => void
}

/** The question that is on the screen, large, with its follow-ups; side by side in two languages where that is wanted. */
export function OnSetQuestion({ item, state, language, second, interviewers, onFollowUp }: Props) {
  const { t } = useTranslation()
  const status = state.statusOf.get(item.id)
  const asker = item.owner === null ? '' : interviewers[item.owner - 1]
  const hint = showText(item.skipHint, language)
  return (
    <article className={classes.question} aria-label={t('sessions.current')}>
      <Group gap={10} className={classes.facts}>
        {item.mustAsk && (
          <Badge size="lg" variant="filled" color="tengri.8">
            {t('sessions.must')}
          </Badge>
        )}
        {item.role === 'sensitive' && (
          <Badge
            size="lg"
            variant="light"
            color="orange"
            c="var(--iz-doubt)"
            leftSection={<IconAlertCircle size={15} />}
          >
            {t('sessions.sensitive')}
          </Badge>
        )}
        {asker && (
          <Badge size="lg" variant="default">
            {asker}
          </Badge>
        )}
        {status === 'asked' && (
          <span className={classes.status}>
            <IconCheck size={20} aria-hidden />
            {t('sessions.status.asked')}
          </span>
        )}
        {status === 'skipped' && (
          <span className={classes.status}>
            <IconPlayerSkipForward size={20} aria-hidden />
            {t('sessions.status.skipped')}
          </span>
        )}
        {state.great.has(item.id) && (
          <span className={classes.status} data-great>
            <IconStarFilled size={20} aria-hidden />
            {t('sessions.status.great')}
          </span>
        )}
      </Group>
      <div
        className={classes.texts}
        style={{ '--fit': sizeFor(item.text, [language, second]) } as React.CSSProperties}
        data-two={second !== null || undefined}
        aria-live="polite"
      >
        <h2>
          <Words text={item.text} language={language} />
        </h2>
        {second && (
          <h2 data-second>
            <Words text={item.text} language={second} />
          </h2>
        )}
      </div>
      {item.followUps.length > 0 && (
        <ol className={classes.followUps} aria-label={t('sessions.follow_ups')}>
          {item.followUps.map((followUp, index) => (
            <li key={followUp.id} style={{ marginInlineStart: `${followUp.depth * 1.4}em` }}>
              <button
                type="button"
                className={classes.followUp}
                aria-pressed={state.followedUp.has(followUp.id)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onFollowUp(followUp)}
              >
                <kbd className={classes.key}>{index < 9 ? index + 1 : '·'}</kbd>
                <span className={classes.texts} data-two={second !== null || undefined}>
                  <span>
                    <Words text={followUp.text} language={language} />
                  </span>
                  {second && (
                    <span data-second>
                      <Words text={followUp.text} language={second} />
                    </span>
                  )}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
      {(item.note || (hint && status !== 'asked')) && (
        <p className={classes.aside}>
          {[item.note, hint && status !== 'asked' ? t('sessions.skip_hint', { text: hint.text }) : '']
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </article>
  )
}

/** A long question is set smaller, so that its follow-ups still have room below it. */
function sizeFor(text: LocalizedText, shown: readonly (Language | null)[]): number {
  const longest = Math.max(...shown.map((one) => (one ? (showText(text, one)?.text.length ?? 0) : 0)))
  return longest <= 70 ? 1 : longest <= 140 ? 0.8 : 0.64
}

/** A text in the wanted language, or in the one there is, which is then marked. */
export function Words({ text, language }: { text: LocalizedText; language: Language }) {
  const { t } = useTranslation()
  const shown = showText(text, language)
  if (!shown) return <em>{t('sessions.no_words')}</em>
  return (
    <span lang={shown.language}>
      {shown.text}
      {shown.substitute && (
        <>
          {' '}
          <LanguageBadge language={shown.language} />
        </>
      )}
    </span>
  )
}
