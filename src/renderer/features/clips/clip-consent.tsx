import { Alert, Anchor, Checkbox, Text } from '@mantine/core'
import { IconShieldX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Clip } from '#shared/api/clips.ts'
import type { PresetId } from '#shared/clip.ts'
import type { ClipConsent as Consent } from '#shared/clip-consent.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { languageNames } from '../../lib/languages.ts'
import { trpc } from '../../lib/trpc.ts'
import { platformName, reasonText } from '../consents/words.ts'

interface Props {
  consent: Consent
  clip: Clip
  /** A person has said that the files stay inside. */
  internal: boolean
  onInternal: (internal: boolean) => void
}

/** What the speaker's consents say of where the clip goes; nothing when all of it is allowed without conditions. */
export function ClipConsent({ consent, clip, internal, onInternal }: Props) {
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
  if (verdict === 'allowed') return <Conditions targets={targets} />
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconShieldX size={18} />}
      title={t('clips.consent.denied')}
      m="sm"
      mb={0}
      role="alert"
    >
      <Denied consent={consent} />
      <Anchor component={Link} href={toConsents} fz="sm" underline="always">
        {t('clips.consent.see')}
      </Anchor>
      <Checkbox
        mt="xs"
        label={t('clips.consent.internal')}
        description={t('clips.consent.internal_text')}
        checked={internal}
        onChange={(event) => onInternal(event.currentTarget.checked)}
      />
    </Alert>
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

/** What may be published, but not everywhere or not in every way. */
function Conditions({ targets }: Pick<Consent, 'targets'>) {
  const { t } = useTranslation()
  const without = [...new Set(targets.filter(({ allowed }) => !allowed).map(({ platform }) => platform))]
  const conditions = [...new Set(targets.flatMap((target) => target.conditions))]
  if (without.length === 0 && conditions.length === 0) return null
  return (
    <Text fz="xs" c="dimmed" px="md" pb={4}>
      {without.length > 0 &&
        t('clips.consent.partly', { platforms: without.map((one) => platformName(t, one)).join(', ') })}{' '}
      {conditions.length > 0 &&
        t('clips.consent.conditions', {
          conditions: conditions.map((one) => t(`consents.condition.${one}`)).join(', '),
        })}
    </Text>
  )
}
