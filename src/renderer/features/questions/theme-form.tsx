import { Button, ColorSwatch, Group, Input, Modal, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Theme, type ThemeColour, type ThemeFields, themeColours } from '#shared/api/themes.ts'
import { languages } from '#shared/language.ts'
import { emptyText, isEmptyText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { themeColour } from '../../lib/theme-colour.ts'
import classes from './questions.module.css'
import { useThemeActions } from './use-question-actions.ts'

interface Props {
  opened: boolean
  /** The theme to change; null makes a new one. */
  theme: Theme | null
  /** How many themes there are: a new one gets the next colour. */
  count: number
  onClose: () => void
  onCreated: (id: string) => void
}

/** A theme's name in three languages and its colour. */
export function ThemeForm({ opened, theme, ...rest }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      title={theme ? t('questions.theme_edit') : t('questions.theme_new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {opened && <Fields key={theme?.id ?? 'new'} theme={theme} {...rest} />}
    </Modal>
  )
}

function Fields({ theme, count, onClose, onCreated }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const { create, update } = useThemeActions()
  const [fields, setFields] = useState<ThemeFields>({
    name: theme?.name ?? { ...emptyText },
    colour: theme?.colour ?? themeColours[count % (themeColours.length - 1)] ?? 'teal',
  })
  const submit = useOneAtATime(() =>
    theme
      ? update.mutateAsync({ id: theme.id, patch: fields }, { onSuccess: onClose })
      : create.mutateAsync(fields, {
          onSuccess: ({ id }) => {
            onCreated(id)
            onClose()
          },
        }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        {languages.map((language, index) => (
          <TextInput
            key={language}
            label={languageNames[language]}
            lang={language}
            maxLength={200}
            {...(index === 0 ? { 'data-autofocus': true } : {})}
            value={fields.name[language]}
            onChange={(event) => {
              const name = { ...fields.name, [language]: event.currentTarget.value }
              setFields((all) => ({ ...all, name }))
            }}
          />
        ))}
        <Radio.Group
          label={t('questions.colour')}
          value={fields.colour}
          onChange={(colour) => setFields((all) => ({ ...all, colour: colour as ThemeColour }))}
        >
          <Group gap={6} mt={4}>
            {themeColours.map((colour) => (
              <Radio.Card
                key={colour}
                value={colour}
                className={classes.swatch}
                aria-label={t(`questions.colours.${colour}`)}
              >
                <ColorSwatch component="span" size={22} color={themeColour(colour)} withShadow={false} />
              </Radio.Card>
            ))}
          </Group>
        </Radio.Group>
        {isEmptyText(fields.name) && (
          <Input.Description>{t('questions.theme_name_needed')}</Input.Description>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            loading={create.isPending || update.isPending}
            disabled={isEmptyText(fields.name)}
          >
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
