import { Checkbox } from '@mantine/core'
import type { Consent, ConsentOverview } from '#shared/api/consents.ts'
import { isMinor, situationOf } from '#shared/consent-allows.ts'
import { today } from '#shared/day.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { DraftInput } from '../../ui/draft-fields.tsx'
import classes from './consents.module.css'
import { useSaveConsent } from './use-consent-actions.ts'

interface Props {
  record: Consent
  overview: ConsentOverview
  disabled: boolean
}

/** Who signs for a minor, and that the minor agrees; only where the speaker is one, or may be, or something was entered. */
export function GuardianFields({ record, overview, disabled }: Props) {
  const { t } = useTranslation()
  const save = useSaveConsent(record.id)
  const { guardian } = record
  const minor = isMinor(situationOf(overview, record.interviewId), record.signedOn ?? today())
  const entered = guardian.signedOn !== null || record.assentOn !== null || guardian.name !== ''
  const text = (field: 'name' | 'relation' | 'contact', value: string) =>
    save({ guardian: { ...guardian, [field]: value } })
  return (
    <>
      {minor === null && !record.guardianConfirmed && (
        <Checkbox
          label={t('consents.adult_confirmed')}
          disabled={disabled}
          checked={record.adultConfirmed}
          onChange={(event) => void save({ adultConfirmed: event.currentTarget.checked })}
        />
      )}
      {(minor === true || entered || (minor === null && !record.adultConfirmed)) && (
        <fieldset className={classes.group}>
          <legend>{t('consents.guardian')}</legend>
          <div className={classes.row}>
            <DraftInput
              w={220}
              label={t('consents.guardian_name')}
              maxLength={300}
              disabled={disabled}
              value={guardian.name}
              onSave={(value) => text('name', value)}
            />
            <DraftInput
              w={150}
              label={t('consents.guardian_relation')}
              maxLength={200}
              disabled={disabled}
              value={guardian.relation}
              onSave={(value) => text('relation', value)}
            />
            <DraftInput
              w={190}
              label={t('consents.guardian_contact')}
              disabled={disabled}
              value={guardian.contact}
              onSave={(value) => text('contact', value)}
            />
            <DayField
              label={t('consents.guardian_signed_on')}
              value={guardian.signedOn}
              disabled={disabled}
              onCommit={(signedOn) => save({ guardian: { ...guardian, signedOn } })}
            />
            <DayField
              label={t('consents.assent_on')}
              value={record.assentOn}
              disabled={disabled}
              width={190}
              onCommit={(assentOn) => save({ assentOn })}
            />
          </div>
        </fieldset>
      )}
    </>
  )
}
