import { Button, Radio, Text, Title } from '@mantine/core'
import type { AppState } from '#shared/api/settings.ts'
import { type Language, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { useUpdateSettings } from '../settings/use-update-settings.ts'
import classes from './welcome.module.css'

/** Which language the app speaks. Choosing switches the screen at once; going on keeps it. */
export function LanguageStep({ state, onNext }: { state: AppState; onNext: () => void }) {
  const { t, i18n } = useTranslation()
  const update = useUpdateSettings()
  const current = i18n.language as Language
  return (
    <form
      className={classes.step}
      onSubmit={(event) => {
        event.preventDefault()
        update.mutate({ interfaceLanguage: current }, { onSuccess: onNext })
      }}
    >
      <Title order={2} fz={26} mb={8} id="language-title">
        {t('welcome.language_title')}
      </Title>
      <Text c="dimmed" mb="xl">
        {t('welcome.language_text')}
      </Text>
      <Radio.Group
        value={current}
        onChange={(value) => void i18n.changeLanguage(value)}
        aria-labelledby="language-title"
      >
        <div className={classes.choices}>
          {languages.map((language) => (
            <Radio.Card key={language} value={language} className={classes.choice} lang={language}>
              <Radio.Indicator />
              <Text fz="lg" fw={500}>
                {languageNames[language]}
              </Text>
              {language === state.systemLanguage && (
                <Text c="dimmed" ml="auto" fz="sm">
                  {t('welcome.system_language')}
                </Text>
              )}
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <Button type="submit" size="md" mt="xl" loading={update.isPending}>
        {t('welcome.next')}
      </Button>
    </form>
  )
}
