import { Alert, Button, Checkbox, Radio, Select, Switch, Text } from '@mantine/core'
import {
  type Anonymity,
  anonymityLevels,
  type Consent,
  type ConsentOverview,
  consentPlatforms,
} from '#shared/api/consents.ts'
import { type Language, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { languageNames } from '../../lib/languages.ts'
import { DayField } from '../../ui/day-field.tsx'
import { DraftArea, DraftInput } from '../../ui/draft-fields.tsx'
import { ApprovalLog } from './approval-log.tsx'
import classes from './consents.module.css'
import { GuardianFields } from './guardian-fields.tsx'
import { SignedFiles } from './signed-files.tsx'
import { useSaveConsent } from './use-consent-actions.ts'
import { dayText, platformName } from './words.ts'

interface Props {
  record: Consent
  overview: ConsentOverview
  /** Added just now: the day of the signature is what comes first. */
  isFresh: boolean
  disabled: boolean
}

/** All that is on a form; each field saves itself. */
export function ConsentFieldsForm({ record, overview, isFresh, disabled }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const save = useSaveConsent(record.id)
  return (
    <div className={classes.fields}>
      {record.withdrawnOn !== null && (
        <Alert
          color="red"
          variant="light"
          title={t('consents.withdrawn', { date: dayText(format, record.withdrawnOn) })}
        >
          {record.withdrawalReason && <Text fz="sm">{record.withdrawalReason}</Text>}
          {!disabled && (
            <Button
              mt="xs"
              size="compact-sm"
              variant="default"
              onClick={() => void save({ withdrawnOn: null, withdrawalReason: '' })}
            >
              {t('consents.withdraw_undo')}
            </Button>
          )}
        </Alert>
      )}
      <fieldset className={classes.group}>
        <legend>{t('consents.form')}</legend>
        <div className={classes.row}>
          {overview.interviews.length > 0 && record.speakerId !== null && (
            <Select
              label={t('consents.covers')}
              w={260}
              allowDeselect={false}
              disabled={disabled}
              data={[
                { value: 'all', label: t('consents.all_interviews') },
                ...overview.interviews.map(({ id, title }) => ({ value: id, label: title })),
              ]}
              value={record.interviewId ?? 'all'}
              onChange={(value) => void save({ interviewId: value === 'all' ? null : value })}
            />
          )}
          <DayField
            label={t('consents.signed_on')}
            focusFirst={isFresh}
            value={record.signedOn}
            disabled={disabled}
            onCommit={(signedOn) => save({ signedOn })}
          />
          <Select
            label={t('consents.form_language')}
            w={150}
            allowDeselect={false}
            disabled={disabled}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={record.formLanguage}
            onChange={(value) => value && void save({ formLanguage: value as Language })}
          />
          <DraftInput
            label={t('consents.form_version')}
            w={130}
            maxLength={60}
            disabled={disabled}
            value={record.formVersion}
            onSave={(formVersion) => save({ formVersion })}
          />
        </div>
      </fieldset>
      <SignedFiles record={record} disabled={disabled} />
      {record.kind === 'release' && <Scope record={record} disabled={disabled} />}
      <AnonymityField record={record} disabled={disabled} />
      <GuardianFields record={record} overview={overview} disabled={disabled} />
      <div className={classes.row}>
        <DraftInput
          className="grow"
          label={t('consents.revocation')}
          description={t('consents.revocation_text')}
          disabled={disabled}
          value={record.revocationContact}
          onSave={(revocationContact) => save({ revocationContact })}
        />
      </div>
      <DraftArea
        label={t('consents.notes')}
        minRows={2}
        maxLength={20_000}
        disabled={disabled}
        value={record.notes}
        onSave={(notes) => save({ notes })}
      />
    </div>
  )
}

/** Where, in which languages, from when, and whether the speaker looks first. */
function Scope({ record, disabled }: Pick<Props, 'record' | 'disabled'>) {
  const { t } = useTranslation()
  const save = useSaveConsent(record.id)
  return (
    <>
      <fieldset className={classes.group}>
        <legend>
          {t('consents.platforms')}
          {!disabled && (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => void save({ platforms: [...consentPlatforms] })}
            >
              {t('consents.all')}
            </Button>
          )}
        </legend>
        <div className={classes.choices}>
          {consentPlatforms.map((platform) => (
            <Checkbox
              key={platform}
              label={platformName(t, platform)}
              disabled={disabled}
              checked={record.platforms.includes(platform)}
              onChange={() =>
                void save({
                  platforms: consentPlatforms.filter(
                    (other) => record.platforms.includes(other) !== (other === platform),
                  ),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('consents.languages')}</legend>
        <div className={classes.choices}>
          {languages.map((language) => (
            <Checkbox
              key={language}
              label={languageNames[language]}
              disabled={disabled}
              checked={record.languages.includes(language)}
              onChange={() =>
                void save({
                  languages: languages.filter(
                    (other) => record.languages.includes(other) !== (other === language),
                  ),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <div className={classes.row} style={{ alignItems: 'center', gap: 20 }}>
        <DayField
          label={t('consents.embargo_until')}
          value={record.embargoUntil}
          disabled={disabled}
          onCommit={(embargoUntil) => save({ embargoUntil })}
        />
        <Switch
          mt={20}
          label={t('consents.approval_required')}
          disabled={disabled}
          checked={record.approvalRequired}
          onChange={(event) => void save({ approvalRequired: event.currentTarget.checked })}
        />
      </div>
      {(record.approvalRequired || record.approvals.length > 0) && (
        <ApprovalLog record={record} disabled={disabled} />
      )}
    </>
  )
}

function AnonymityField({ record, disabled }: Pick<Props, 'record' | 'disabled'>) {
  const { t } = useTranslation()
  const save = useSaveConsent(record.id)
  return (
    <Radio.Group
      label={t('consents.anonymity_label')}
      {...(record.anonymity === 'silhouette' ? { description: t('consents.silhouette_text') } : {})}
      {...(record.anonymity === null ? { description: t('consents.anonymity_open') } : {})}
      {...(record.anonymity === null ? { descriptionProps: { c: 'var(--iz-warn)' } } : {})}
      inputWrapperOrder={['label', 'input', 'description']}
      classNames={{ label: classes.groupLabel ?? '' }}
      value={record.anonymity}
      onChange={(value) => void save({ anonymity: value as Anonymity })}
    >
      <div className={classes.choices} style={{ margin: '8px 0 6px' }}>
        {anonymityLevels.map((level) => (
          <Radio key={level} value={level} label={t(`consents.anonymity.${level}`)} disabled={disabled} />
        ))}
      </div>
    </Radio.Group>
  )
}
