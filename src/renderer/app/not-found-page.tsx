import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useTranslation } from '../i18n/use-translation.tsx'
import { Nothing } from '../ui/nothing.tsx'
import { Page } from '../ui/page.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('not_found.title')}>
      <Nothing icon={IconMapOff} title={t('not_found.title')} text={t('not_found.text')}>
        <Button component={Link} href="/">
          {t('error_page.home')}
        </Button>
      </Nothing>
    </Page>
  )
}
