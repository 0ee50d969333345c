import { Group, Kbd, Modal, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation.tsx'
import { keyCaps, useShortcutGroups, useShortcuts } from '../lib/keys.ts'
import { useStore } from '../lib/store.ts'
import { closeOverlay, openHelp, overlay } from './overlays.ts'

/** The keys of the screen, grouped by what they work on. */
export function ShortcutsHelp() {
  const { t } = useTranslation()
  const opened = useStore(overlay, (which) => which === 'help')
  const groups = useShortcutGroups()
  useShortcuts(t('keys.everywhere'), [{ keys: '?', label: t('keys.open'), run: openHelp }])
  const titles = [...new Set(groups.map((group) => group.title))].reverse()
  return (
    <Modal
      opened={opened}
      onClose={closeOverlay}
      title={t('keys.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="lg" pb="xs">
        {titles.map((title) => (
          <section key={title}>
            <Title order={3} fz="sm" c="dimmed" mb={6}>
              {title}
            </Title>
            {groups
              .filter((group) => group.title === title)
              .flatMap((group) => group.shortcuts)
              // one without words does what another of the list does
              .filter((shortcut) => shortcut.label !== '')
              .map((shortcut) => (
                <Group key={shortcut.label} justify="space-between" py={4} wrap="nowrap">
                  <Text>{shortcut.label}</Text>
                  <Group gap="sm" wrap="nowrap">
                    {(typeof shortcut.keys === 'string' ? [shortcut.keys] : shortcut.keys).map((keys) => (
                      <Group key={keys} gap={3} wrap="nowrap">
                        {keyCaps(keys, t('keys.space')).map((cap) => (
                          <Kbd key={cap}>{cap}</Kbd>
                        ))}
                      </Group>
                    ))}
                  </Group>
                </Group>
              ))}
          </section>
        ))}
      </Stack>
    </Modal>
  )
}
