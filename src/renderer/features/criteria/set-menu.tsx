import { ActionIcon, Menu, type MenuProps } from '@mantine/core'
import { IconCopy, IconDots, IconDownload, IconTrash } from '@tabler/icons-react'
import type { LocalizedText } from '#shared/localized.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useShowText } from '../../ui/localized.tsx'
import { useSetActions } from './use-set-actions.ts'

interface Props {
  set: { id: string; name: LocalizedText }
  position: NonNullable<MenuProps['position']>
  className?: string | undefined
  onRemoved?: () => void
}

/** What can be done with a whole set, wherever it is shown. */
export function SetMenu({ set, position, className = '', onRemoved }: Props) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const show = useShowText()
  const { duplicate, remove, download } = useSetActions()
  return (
    <Menu position={position}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={className}
          aria-label={t('criteria.menu', { name: show(set.name) || t('criteria.unnamed_set') })}
        >
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!readOnly && (
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => duplicate(set)}>
            {t('criteria.duplicate')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => void download(set)}>
          {t('criteria.export')}
        </Menu.Item>
        {!readOnly && (
          <Menu.Item
            color="var(--mantine-color-error)"
            leftSection={<IconTrash size={16} />}
            onClick={() => remove(set, onRemoved)}
          >
            {t('common.remove')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
