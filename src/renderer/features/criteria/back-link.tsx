import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useTranslation } from '../../i18n/use-translation.tsx'

export function BackToSets() {
  const { t } = useTranslation()
  const label = t('criteria.to_sets')
  return (
    <Tooltip label={label}>
      <ActionIcon component={Link} href="/criteria" variant="subtle" color="gray" aria-label={label}>
        <IconArrowLeft size={18} />
      </ActionIcon>
    </Tooltip>
  )
}
