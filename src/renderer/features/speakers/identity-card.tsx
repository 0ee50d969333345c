import { Button, FileButton, Group, SimpleGrid, Stack, TagsInput } from '@mantine/core'
import { IconCamera, IconTrash } from '@tabler/icons-react'
import type { Speaker } from '#shared/api/speakers.ts'
import { languages } from '#shared/language.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { DraftInput } from '../../ui/draft-fields.tsx'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import { useShowText } from '../../ui/localized.tsx'
import { DuplicateHints } from './duplicate-hints.tsx'
import { ProfileCard } from './profile-card.tsx'
import { SpeakerPhoto } from './speaker-photo.tsx'
import classes from './speakers.module.css'
import type { SaveSpeaker } from './use-speaker.ts'
import { useSpeakerActions } from './use-speaker-actions.ts'
import { useSpeakerUpload } from './use-speaker-upload.ts'

/** Who it is: the photo, the name in three languages and every other way it is written. */
export function IdentityCard({ speaker, save }: { speaker: Speaker; save: SaveSpeaker }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const showText = useShowText()
  const { busy, upload } = useSpeakerUpload(speaker.id)
  const { removePhoto } = useSpeakerActions()
  return (
    <ProfileCard title={t('speakers.identity')}>
      <Group align="flex-start" gap="lg" wrap="nowrap">
        <div className={classes.photo}>
          <SpeakerPhoto photoId={speaker.photoId} name={showText(speaker.name)} size={112} />
          {!readOnly && (
            <Group gap={4}>
              <FileButton
                accept="image/jpeg,image/png,image/webp"
                onChange={(file) => file && void upload('photo', [file])}
              >
                {(props) => (
                  <Button
                    {...props}
                    size="compact-sm"
                    variant="default"
                    loading={busy}
                    leftSection={<IconCamera size={14} />}
                  >
                    {speaker.photoId ? t('speakers.photo_replace') : t('speakers.photo_add')}
                  </Button>
                )}
              </FileButton>
              {speaker.photoId && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="gray"
                  aria-label={t('speakers.photo_remove')}
                  title={t('speakers.photo_remove')}
                  onClick={() => removePhoto(speaker.id)}
                >
                  <IconTrash size={15} />
                </Button>
              )}
            </Group>
          )}
        </div>
        <Stack gap="sm" flex={1}>
          <SimpleGrid cols={1} spacing="xs">
            {languages.map((language) => (
              <DraftInput
                key={language}
                aria-label={t('speakers.name_in', { language: languageNames[language] })}
                placeholder={t('speakers.name_in', { language: languageNames[language] })}
                lang={language}
                dir="auto"
                leftSection={<LanguageBadge language={language} />}
                leftSectionWidth={46}
                maxLength={300}
                disabled={readOnly}
                value={speaker.name[language]}
                onSave={(text) => save(({ name }) => ({ name: { ...name, [language]: text } }))}
              />
            ))}
          </SimpleGrid>
          <TagsInput
            label={t('speakers.other_names')}
            description={t('speakers.other_names_text')}
            disabled={readOnly}
            acceptValueOnBlur
            maxTags={50}
            value={speaker.otherNames}
            onChange={(otherNames) => void save({ otherNames }).catch(() => {})}
          />
        </Stack>
      </Group>
      {speaker.anonymisedAt === null && (
        <DuplicateHints
          spaced
          query={{
            names: [...Object.values(speaker.name), ...speaker.otherNames],
            contacts: speaker.contacts,
            exceptId: speaker.id,
          }}
        />
      )}
    </ProfileCard>
  )
}
