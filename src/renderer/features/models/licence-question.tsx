import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import type { CatalogueModel } from '#shared/api/models.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'

interface Props {
  model: CatalogueModel
  onAccept: () => void
  onCancel: () => void
}

/** What a person reads before a model comes that may not be used for everything, and the two answers. */
export function LicenceQuestion({ model, onAccept, onCancel }: Props) {
  const { t } = useTranslation()
  const { licence } = model
  return (
    <Stack>
      <Text>{t('models.licence_text', { licence: licence.name })}</Text>
      <Anchor href={licence.url} target="_blank" rel="noreferrer" underline="always">
        {t('models.licence_read')}
      </Anchor>
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button onClick={onAccept}>{t('models.licence_accept')}</Button>
      </Group>
    </Stack>
  )
}
