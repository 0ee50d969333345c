import { ActionIcon, Button, Checkbox, SegmentedControl, Text, TextInput } from '@mantine/core'
import { IconChecklist, IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ChecklistKind, checklistKinds, type ShootView } from '#shared/api/shoots.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { DraftSuggest } from '../../ui/draft-fields.tsx'
import { Card } from './card.tsx'
import { ticked } from './readiness.ts'
import classes from './shoots.module.css'
import type { SaveShoot } from './use-shoot-actions.ts'

interface Props {
  shoot: ShootView
  save: SaveShoot
  kits: readonly string[]
  disabled: boolean
}

/** What to bring, what to do before, what to film: ready lists that can be changed. */
export function ChecklistCard({ shoot, save, kits, disabled }: Props) {
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  const [kind, setKind] = useState<ChecklistKind>('equipment')
  const [added, setAdded] = useState('')
  const ready = useQuery(trpc.shoots.checklists.queryOptions()).data
  const items = shoot.checklist.filter((item) => item.kind === kind)
  const add = () => {
    const words = added.trim()
    if (!words) return
    setAdded('')
    void save(({ checklist }) => ({
      checklist: [
        ...checklist,
        {
          id: crypto.randomUUID(),
          kind,
          text: { kk: '', ru: '', en: '', [language]: words },
          done: false,
        },
      ],
    }))
  }
  return (
    <Card title={t('shoots.checklists')} icon={IconChecklist}>
      <SegmentedControl
        fullWidth
        size="xs"
        mb="sm"
        aria-label={t('shoots.checklists')}
        value={kind}
        onChange={(value) => setKind(value as ChecklistKind)}
        data={checklistKinds.map((value) => {
          const { done, all } = ticked(shoot, value)
          return { value, label: `${t(`shoots.list.${value}`)} ${done}/${all}` }
        })}
      />
      {kind === 'equipment' && (
        <div style={{ marginBottom: 10 }}>
          <DraftSuggest
            label={t('shoots.kit')}
            placeholder={t('shoots.kit_example')}
            options={kits}
            disabled={disabled}
            value={shoot.kit}
            onSave={(kit) => save({ kit })}
          />
        </div>
      )}
      {items.length === 0 ? (
        <div className={classes.line}>
          <Text c="dimmed" fz="sm" flex={1}>
            {t('shoots.empty_list')}
          </Text>
          {!disabled && ready && (
            <Button
              size="xs"
              variant="light"
              onClick={() =>
                void save(({ checklist }) => ({
                  checklist: [
                    ...checklist,
                    ...ready[kind].map((text) => ({ id: crypto.randomUUID(), kind, text, done: false })),
                  ],
                }))
              }
            >
              {t('shoots.ready_list')}
            </Button>
          )}
        </div>
      ) : (
        <ul className={classes.list}>
          {items.map((item) => {
            const shown = showText(item.text, language)
            return (
              <li key={item.id} className={classes.item}>
                <Checkbox
                  size="sm"
                  label={
                    <span lang={shown?.language}>
                      {shown?.text}
                      {shown?.substitute && ` (${shown.language})`}
                    </span>
                  }
                  disabled={disabled}
                  checked={item.done}
                  onChange={(event) => {
                    const done = event.currentTarget.checked
                    void save(({ checklist }) => ({
                      checklist: checklist.map((one) => (one.id === item.id ? { ...one, done } : one)),
                    }))
                  }}
                />
                {!disabled && (
                  <ActionIcon
                    size="sm"
                    variant="subtle"
                    color="gray"
                    className={classes.quiet ?? ''}
                    aria-label={t('common.remove_named', { name: shown?.text ?? '' })}
                    onClick={() =>
                      void save(({ checklist }) => ({
                        checklist: checklist.filter((one) => one.id !== item.id),
                      }))
                    }
                  >
                    <IconX size={14} />
                  </ActionIcon>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {!disabled && (
        <TextInput
          mt="xs"
          size="xs"
          maxLength={500}
          leftSection={<IconPlus size={14} />}
          aria-label={t('shoots.add_item')}
          placeholder={t('shoots.add_item')}
          value={added}
          onChange={(event) => setAdded(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add()
          }}
          onBlur={add}
        />
      )}
    </Card>
  )
}
