import { Alert, Anchor, Checkbox, Text } from '@mantine/core'
import { IconShieldExclamation, IconShieldX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Clip } from '#shared/api/clips.ts'
import type { PresetId } from '#shared/clip.ts'
import type { ClipConsent as Consent } from '#shared/clip-consent.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { languageNames } from '../../lib/languages.ts'
import { trpc } from '../../lib/trpc.ts'
import { platformName, reasonText } from '../consents/words.ts'
import classes from './clips.module.css'

interface Props {
  consent: Consent
  clip: Clip
  /** A person has said that the files stay inside. */
  internal: boolean
  onInternal: (internal: boolean) => void
  /** A person has said that the videos obey the conditions. */
  areMet: boolean
  onMet: (areMet: boolean) => void
}

/** How a notice stands above the line with the button. */
const boxed = { variant: 'light', mx: 'sm', my: 'xs', p: 'xs', styles: { body: { gap: 4 } } } as const

/** What the speaker's consents say of where the clip goes; nothing when all of it is allowed without conditions. */
export function ClipConsent({ consent, clip, internal, onInternal, areMet, onMet }: Props) {
  const { t } = useTranslation()
  const interview = useQuery(trpc.interviews.get.queryOptions({ id: clip.interviewId })).data
  const { verdict, targets } = consent
  const toConsents = interview?.speakerId
    ? `/speakers/${interview.speakerId}?tab=consents`
    : `/interviews/${clip.interviewId}/shoot`
  if (verdict === 'none') {
    return (
      <Text fz="xs" c="dimmed" px="md" pb={4}>
        {t('clips.consent.none')}{' '}
        <Anchor component={Link} href={toConsents} fz="xs" underline="always">
          {t('clips.consent.none_open')}
        </Anchor>
      </Text>
    )
  }
  if (verdict === 'allowed') {
    return (
      <>
        <NotEverywhere targets={targets} />
        {consent.conditions.length > 0 && (
          <Conditions conditions={consent.conditions} areMet={areMet} onMet={onMet} />
        )}
      </>
    )
  }
  return (
    <Alert
      color="red"
      {...boxed}
      icon={<IconShieldX size={18} />}
      title={
        <>
          {t('clips.consent.denied')} ·{' '}
          <Anchor component={Link} href={toConsents} fz="sm" underline="always">
            {t('clips.consent.see')}
          </Anchor>
        </>
      }
      role="alert"
    >
      <Reasons label={t('clips.consent.denied')}>
        <Denied consent={consent} />
        <Text fz="xs">{t('clips.consent.internal_text')}</Text>
      </Reasons>
      <Checkbox
        mt={8}
        label={t('clips.consent.internal')}
        checked={internal}
        onChange={(event) => onInternal(event.currentTarget.checked)}
      />
    </Alert>
  )
}

/** What may be longer than its place: nothing inside takes the focus, so it takes it itself for the keyboard to scroll it. */
function Reasons({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll
    <div className={classes.reasons} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}

/** Each target that is denied with the reasons, those of several platforms once. */
function Denied({ consent: { targets, language } }: { consent: Consent }) {
  const { t } = useTranslation()
  const format = useFormat()
  const byPreset = new Map<PresetId, Set<string>>()
  for (const { preset, allowed, reasons } of targets) {
    if (allowed) continue
    const known = byPreset.get(preset) ?? new Set()
    for (const reason of reasons) known.add(reasonText(t, format, reason))
    byPreset.set(preset, known)
  }
  const lines = new Map<string, PresetId[]>()
  for (const [preset, reasons] of byPreset) {
    const text = [...reasons].join(' ')
    lines.set(text, [...(lines.get(text) ?? []), preset])
  }
  return (
    <>
      {[...lines].map(([reasons, presets]) => (
        <Text key={reasons} fz="sm">
          <b>
            {presets.map((preset) => t(`preset.${preset}`)).join(', ')} · {languageNames[language]}:
          </b>{' '}
          {reasons}
        </Text>
      ))}
    </>
  )
}

/** Of a format that several platforms share, those on which it may not be published. */
function NotEverywhere({ targets }: Pick<Consent, 'targets'>) {
  const { t } = useTranslation()
  const without = [...new Set(targets.filter(({ allowed }) => !allowed).map(({ platform }) => platform))]
  if (without.length === 0) return null
  return (
    <Text fz="xs" c="dimmed" px="md" pb={4}>
      {t('clips.consent.partly', { platforms: without.map((one) => platformName(t, one)).join(', ') })}
    </Text>
  )
}

/** What the videos must obey, and the word of a person that they do. */
function Conditions({
  conditions,
  areMet,
  onMet,
}: Pick<Consent, 'conditions'> & Pick<Props, 'areMet' | 'onMet'>) {
  const { t } = useTranslation()
  return (
    <Alert
      color="orange"
      {...boxed}
      icon={<IconShieldExclamation size={18} />}
      title={t('clips.consent.conditions')}
    >
      <Reasons label={t('clips.consent.conditions')}>
        <ul className={classes.conditions}>
          {conditions.map((one) => (
            <li key={one}>{t(`consents.condition.${one}`)}</li>
          ))}
        </ul>
        <Text fz="xs">{t('clips.consent.conditions_text')}</Text>
      </Reasons>
      <Checkbox
        mt={8}
        label={t('clips.consent.conditions_met')}
        checked={areMet}
        onChange={(event) => onMet(event.currentTarget.checked)}
      />
    </Alert>
  )
}
