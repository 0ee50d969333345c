import { Button, Group, Modal, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ContactKind } from '#shared/api/speakers.ts'
import { type Language, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import { DuplicateHints } from './duplicate-hints.tsx'
import { useSpeakerActions } from './use-speaker-actions.ts'
import { useSpeakerWords } from './words.ts'

interface Props {
  opened: boolean
  onClose: () => void
  /** Once it is off the screen. */
  onClosed: () => void
}

/** A name and, if there is one, a contact: enough to begin with, and enough to find out who is there already. */
export function NewSpeakerForm({ opened, onClose, onClosed }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      title={t('speakers.create')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      size="lg"
    >
      {opened && <Fields onClose={onClose} />}
    </Modal>
  )
}

function Fields({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const words = useSpeakerWords()
  const [, navigate] = useLocation()
  const { create } = useSpeakerActions()
  const [name, setName] = useState({ kk: '', ru: '', en: '' })
  const [kind, setKind] = useState<ContactKind>('phone')
  const [contact, setContact] = useState('')
  const own = i18n.language as Language
  const ordered = [own, ...languages.filter((language) => language !== own)]
  const isNamed = Object.values(name).some((text) => text.trim() !== '')
  const contacts = contact.trim() === '' ? [] : [{ kind, value: contact.trim(), note: '' }]
  const submit = useOneAtATime(() =>
    create.mutateAsync({ name, contacts }, { onSuccess: ({ id }) => navigate(`/speakers/${id}`) }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isNamed) submit()
      }}
    >
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
          {ordered.map((language, index) => (
            <TextInput
              key={language}
              label={t('speakers.name_in', { language: languageNames[language] })}
              lang={language}
              leftSection={<LanguageBadge language={language} />}
              leftSectionWidth={46}
              maxLength={300}
              {...(index === 0 ? { 'data-autofocus': true } : {})}
              value={name[language]}
              onChange={(event) => setName({ ...name, [language]: event.currentTarget.value })}
            />
          ))}
        </SimpleGrid>
        <Group align="end" gap="sm" wrap="nowrap">
          <Select
            w={170}
            label={t('speakers.contact_kind')}
            allowDeselect={false}
            data={words.contacts()}
            value={kind}
            onChange={(value) => value && setKind(value)}
          />
          <TextInput
            flex={1}
            label={t('speakers.contact_value')}
            maxLength={300}
            autoComplete="off"
            value={contact}
            onChange={(event) => setContact(event.currentTarget.value)}
          />
        </Group>
        <DuplicateHints query={{ names: Object.values(name), contacts, exceptId: null }} onOpen={onClose} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={!isNamed}>
            {t('speakers.create_submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
