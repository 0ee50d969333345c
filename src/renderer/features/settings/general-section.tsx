import { Button, SegmentedControl } from '@mantine/core'
import { Link } from 'wouter'
import { type Language, languages } from '#shared/language.ts'
import { useAppState } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { SettingRow } from './setting-row.tsx'
import { useUpdateSettings } from './use-update-settings.ts'

/** Language and appearance. */
export function GeneralSection() {
  const { t } = useTranslation()
  const state = useAppState()
  const update = useUpdateSettings()
  if (!state) return null
  const { settings } = state
  return (
    <>
      <SettingRow
        id="setting-language"
        label={t('settings.general.language')}
        text={t('settings.general.language_text')}
      >
        <SegmentedControl
          aria-labelledby="setting-language"
          value={settings.interfaceLanguage ?? state.systemLanguage}
          onChange={(value) => update.mutate({ interfaceLanguage: value as Language })}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
      </SettingRow>
      <SettingRow id="setting-scheme" label={t('settings.scheme.label')} text={t('settings.scheme.text')}>
        <SegmentedControl
          aria-labelledby="setting-scheme"
          value={settings.colourScheme}
          onChange={(value) => update.mutate({ colourScheme: value as typeof settings.colourScheme })}
          data={(['auto', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`settings.scheme.${value}`),
          }))}
        />
      </SettingRow>
      <SettingRow id="setting-glossary" label={t('glossary.setting')} text={t('glossary.setting_text')}>
        <Button variant="default" component={Link} href="/glossary" aria-describedby="setting-glossary">
          {t('glossary.open')}
        </Button>
      </SettingRow>
    </>
  )
}
