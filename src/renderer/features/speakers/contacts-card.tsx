import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Contact, ContactKind, Speaker } from '#shared/api/speakers.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { DraftInput } from '../../ui/draft-fields.tsx'
import { DuplicateHints } from './duplicate-hints.tsx'
import { ProfileCard } from './profile-card.tsx'
import { useNewContact } from './use-new-contact.ts'
import type { SaveSpeaker } from './use-speaker.ts'
import { useSpeakerWords } from './words.ts'

/** How to reach someone. A contact that another speaker has too is pointed out while it is typed. */
export function ContactsCard({ speaker, save }: { speaker: Speaker; save: SaveSpeaker }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const words = useSpeakerWords()
  const { contact: added, edit, keep } = useNewContact(save)
  const replace = (at: number, change: Partial<Contact> | null) =>
    save(({ contacts }) => ({
      contacts: contacts.flatMap((contact, index) =>
        index !== at ? [contact] : change === null ? [] : [{ ...contact, ...change }],
      ),
    }))
  return (
    <ProfileCard title={t('speakers.contacts')} sensitive>
      <Stack gap="xs">
        {speaker.contacts.length === 0 && !added && (
          <Text c="dimmed" fz="sm">
            {t('speakers.contacts_none')}
          </Text>
        )}
        {speaker.contacts.map((contact, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: contacts have no ids, and two can be alike
          <Group key={`${at} ${contact.kind}`} gap={6} wrap="nowrap" align="flex-start">
            <Select
              w={122}
              aria-label={t('speakers.contact_kind')}
              allowDeselect={false}
              disabled={readOnly}
              data={words.contacts()}
              value={contact.kind}
              onChange={(kind) => kind && void replace(at, { kind }).catch(() => {})}
            />
            <Stack gap={4} flex={1}>
              <DraftInput
                aria-label={words.contact(contact.kind)}
                maxLength={300}
                disabled={readOnly}
                value={contact.value}
                onSave={(value) => replace(at, value === '' ? null : { value })}
              />
              <DraftInput
                size="xs"
                variant="filled"
                aria-label={t('speakers.contact_note')}
                placeholder={t('speakers.contact_note')}
                maxLength={300}
                disabled={readOnly}
                value={contact.note}
                onSave={(note) => replace(at, { note })}
              />
            </Stack>
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('common.remove_named', { name: contact.value })}
                onClick={() => void replace(at, null).catch(() => {})}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {added && (
          <>
            <Group gap={6} wrap="nowrap">
              <Select
                w={122}
                aria-label={t('speakers.contact_kind')}
                allowDeselect={false}
                data={words.contacts()}
                value={added.kind}
                onChange={(kind: ContactKind | null) => kind && edit({ ...added, kind })}
              />
              <TextInput
                flex={1}
                // One that comes back because it was not kept takes the focus from nobody.
                autoFocus={added.value === ''}
                aria-label={t('speakers.contact_value')}
                placeholder={t('speakers.contact_value')}
                maxLength={300}
                value={added.value}
                onChange={(event) => edit({ ...added, value: event.currentTarget.value })}
                onBlur={() => void keep()}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') void keep()
                  if (event.key === 'Escape') edit(null)
                }}
              />
            </Group>
            <DuplicateHints query={{ names: [], contacts: [added], exceptId: speaker.id }} />
          </>
        )}
        {!readOnly && !added && (
          <Button
            variant="subtle"
            size="compact-sm"
            style={{ alignSelf: 'flex-start' }}
            leftSection={<IconPlus size={15} />}
            onClick={() => edit({ kind: 'phone', value: '', note: '' })}
          >
            {t('speakers.contact_add')}
          </Button>
        )}
      </Stack>
    </ProfileCard>
  )
}
