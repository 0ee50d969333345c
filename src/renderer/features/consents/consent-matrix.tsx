import { Badge, Text } from '@mantine/core'
import { IconCheck, IconClock, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { type ConsentPlatform, consentPlatforms } from '#shared/api/consents.ts'
import { type ConsentDecision, type ConsentSituation, consentAllows } from '#shared/consent-allows.ts'
import { type Language, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { languageNames } from '../../lib/languages.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import classes from './consents.module.css'
import { platformName, reasonText } from './words.ts'

/** What only time or a word of the speaker stands against. */
const waiting = new Set(['embargo', 'approval_missing'])

interface Place {
  row: number
  column: number
}

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Each platform in each language: whether it may be released on that day, and for the chosen one why not. */
export function ConsentMatrix({ situation, on }: { situation: ConsentSituation; on: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const whyId = useId()
  const table = useRef<HTMLTableElement>(null)
  const [chosen, setChosen] = useState<Place>({ row: 0, column: 0 })

  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const row = Math.min(consentPlatforms.length - 1, Math.max(0, chosen.row + step[0]))
    const column = Math.min(languages.length - 1, Math.max(0, chosen.column + step[1]))
    setChosen({ row, column })
    table.current?.querySelector<HTMLElement>(`[data-place="${row}-${column}"]`)?.focus()
  }

  const platform = consentPlatforms[chosen.row] ?? 'youtube'
  const language = languages[chosen.column] ?? 'kk'
  const decision = consentAllows(situation, platform, language, on)
  const reasons = [...new Set(decision.reasons.map((reason) => reasonText(t, format, reason)))]
  return (
    <>
      <table className={classes.matrix} ref={table} aria-describedby={whyId}>
        <thead>
          <tr>
            <th scope="col">{t('consents.platform_column')}</th>
            {languages.map((one) => (
              <th key={one} scope="col">
                <LanguageBadge language={one} /> {languageNames[one]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {consentPlatforms.map((one, row) => (
            <tr key={one}>
              <th scope="row">{platformName(t, one)}</th>
              {languages.map((other, column) => (
                <td key={other}>
                  <Cell
                    platform={one}
                    language={other}
                    decision={consentAllows(situation, one, other, on)}
                    place={{ row, column }}
                    chosen={chosen.row === row && chosen.column === column}
                    onChoose={() => setChosen({ row, column })}
                    onKeyDown={move}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.why} id={whyId} aria-live="polite">
        <Text fw={600} fz="sm">
          {platformName(t, platform)}, {languageNames[language]}:{' '}
          {t(decision.allowed ? 'consents.allowed' : 'consents.denied')}
        </Text>
        {reasons.length > 0 && (
          <ul className={classes.reasons}>
            {reasons.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
        {decision.allowed && decision.conditions.length > 0 && (
          <div className={classes.conditions}>
            <Text fz="sm" c="dimmed">
              {t('consents.conditions')}:
            </Text>
            {decision.conditions.map((condition) => (
              <Badge key={condition} variant="default" size="lg" fw={500}>
                {t(`consents.condition.${condition}`)}
              </Badge>
            ))}
          </div>
        )}
      </div>
    </>
  )
}

interface CellProps {
  platform: ConsentPlatform
  language: Language
  decision: ConsentDecision
  place: Place
  chosen: boolean
  onChoose: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

function Cell({ platform, language, decision, place, chosen, onChoose, onKeyDown }: CellProps) {
  const { t } = useTranslation()
  const [first] = decision.reasons
  const waits = decision.reasons.every(({ code }) => waiting.has(code))
  const answer = decision.allowed ? 'yes' : waits ? 'wait' : 'no'
  const Sign = { yes: IconCheck, wait: IconClock, no: IconX }[answer]
  const words = first ? t(`consents.reason_short.${first.code}`) : t('consents.allowed')
  return (
    <button
      type="button"
      className={classes.cell}
      data-answer={answer}
      data-place={`${place.row}-${place.column}`}
      aria-pressed={chosen}
      aria-label={`${platformName(t, platform)}, ${languageNames[language]}: ${words}`}
      tabIndex={chosen ? 0 : -1}
      onClick={onChoose}
      onFocus={onChoose}
      onKeyDown={onKeyDown}
    >
      <Sign size={15} stroke={2} aria-hidden />
      <span>{words}</span>
    </button>
  )
}
