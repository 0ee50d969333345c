import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useTranslation } from '../../i18n/use-translation.tsx'

export function BackToSpeakers() {
  const { t } = useTranslation()
  return <Back href="/speakers" label={t('criteria.to_speakers')} />
}

export function BackToSets() {
  const { t } = useTranslation()
  return <Back href="/criteria" label={t('criteria.to_sets')} />
}

function Back({ href, label }: { href: string; label: string }) {
  return (
    <Tooltip label={label}>
      <ActionIcon component={Link} href={href} variant="subtle" color="gray" aria-label={label}>
        <IconArrowLeft size={18} />
      </ActionIcon>
    </Tooltip>
  )
}
