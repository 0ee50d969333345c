import { Button, Center, Code, CopyButton, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation.tsx'

/** What is shown instead of a screen that broke. */
export function CrashPage({ error, onBack }: { error: unknown; onBack: () => void }) {
  const { t } = useTranslation()
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return (
    <Center h="100%" p="xl">
      <Stack maw={560} gap="md" role="alert">
        <Title order={1} fz={24}>
          {t('error_page.title')}
        </Title>
        <Text c="dimmed">{t('error_page.text')}</Text>
        <Code block fz="xs" mah={180} style={{ overflow: 'auto' }} tabIndex={0}>
          {detail}
        </Code>
        <Group>
          <Button
            onClick={() => {
              window.history.pushState(null, '', '/')
              onBack()
            }}
          >
            {t('error_page.home')}
          </Button>
          <Button variant="default" onClick={() => window.location.reload()}>
            {t('error_page.reload')}
          </Button>
          <CopyButton value={detail}>
            {({ copied, copy }) => (
              <Button variant="subtle" onClick={copy}>
                {copied ? t('common.copied') : t('error_page.copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Center>
  )
}
