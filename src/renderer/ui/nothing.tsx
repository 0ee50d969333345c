import { Group, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface Props {
  icon: Icon
  title: string
  text: string
  /** What to do next. */
  children?: ReactNode
  compact?: boolean
}

/** What stands where there is nothing yet: why, and what to do next. */
export function Nothing({ icon: Glyph, title, text, children, compact }: Props) {
  return (
    <Stack align="center" gap={compact ? 8 : 12} py={compact ? 'lg' : 56} px="md" ta="center">
      <ThemeIcon size={compact ? 40 : 56} radius="xl" variant="light">
        <Glyph size={compact ? 20 : 28} stroke={1.5} />
      </ThemeIcon>
      <Title order={2} fz={compact ? 'md' : 'xl'}>
        {title}
      </Title>
      <Text c="dimmed" maw={460} fz="md">
        {text}
      </Text>
      {children && (
        <Group mt="xs" justify="center">
          {children}
        </Group>
      )}
    </Stack>
  )
}
