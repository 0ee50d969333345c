import { Button, Group } from '@mantine/core'
import { IconChecklist, IconLayoutKanban, IconTrophy, IconUsers } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useTranslation } from '../../i18n/use-translation.tsx'

const places = [
  { id: 'list', href: '/speakers', icon: IconUsers },
  { id: 'board', href: '/speakers/board', icon: IconLayoutKanban },
  { id: 'ranking', href: '/speakers/compare', icon: IconTrophy },
  { id: 'criteria', href: '/criteria', icon: IconChecklist },
] as const

/** The way between the people, the pipeline of their interviews, and what they are chosen by. */
export function SpeakerTabs({ current }: { current: (typeof places)[number]['id'] }) {
  const { t } = useTranslation()
  return (
    <Group gap={4} component="nav" aria-label={t('speakers.views_of')} wrap="nowrap">
      {places.map(({ id, href, icon: Icon }) => (
        <Button
          key={id}
          component={Link}
          href={href}
          size="compact-md"
          variant={id === current ? 'light' : 'subtle'}
          color={id === current ? 'tengri' : 'gray'}
          leftSection={<Icon size={16} aria-hidden />}
          aria-current={id === current ? 'page' : undefined}
        >
          {t(`speakers.tab.${id}`)}
        </Button>
      ))}
    </Group>
  )
}
