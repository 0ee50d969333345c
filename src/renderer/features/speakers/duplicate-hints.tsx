import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconUserQuestion } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { DuplicateQuery } from '#shared/api/speakers.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { FactLine } from '../../ui/fact-line.tsx'
import { useShowText } from '../../ui/localized.tsx'
import classes from './duplicate-hints.module.css'
import { SpeakerPhoto } from './speaker-photo.tsx'
import { useSpeakerWords } from './words.ts'

/** Typing that has rested this long is looked up, ms. */
const restMs = 250

interface Props {
  query: DuplicateQuery
  /** Called when the other speaker is opened. */
  onOpen?: () => void
  /** Stands below other things with no room of its own around it. */
  spaced?: boolean
}

/** Speakers who may be the same person, while a name or a contact is typed. */
export function DuplicateHints({ query, onOpen, spaced }: Props) {
  const { t } = useTranslation()
  const words = useSpeakerWords()
  const showText = useShowText()
  const asked = {
    names: query.names.map((name) => name.trim()).filter((name) => name.length > 1),
    contacts: query.contacts
      .filter(({ value }) => value.trim().length > 2)
      // a contact of the profile has a note as well, which is nobody else's
      .map(({ kind, value }) => ({ kind, value })),
    exceptId: query.exceptId,
  }
  // A string, so that an equal question on the next render is the same one.
  const [rested] = useDebouncedValue(JSON.stringify(asked), restMs)
  const settled = JSON.parse(rested) as DuplicateQuery
  const found = useQuery(
    trpc.speakers.duplicates.queryOptions(settled, {
      enabled: settled.names.length + settled.contacts.length > 0,
      placeholderData: keepPreviousData,
    }),
  ).data
  const likely = asked.names.length + asked.contacts.length > 0 ? (found ?? []) : []
  return (
    <div role="status">
      {likely.length > 0 && (
        <Alert
          color="yellow"
          variant="light"
          mt={spaced ? 'md' : 0}
          className={classes.hint ?? ''}
          classNames={{ title: classes.hintTitle ?? '', icon: classes.hintTitle ?? '' }}
          icon={<IconUserQuestion size={18} />}
          title={t('speakers.duplicate_title')}
        >
          <Stack gap={6}>
            {likely.map((person) => (
              <Group key={person.id} gap="sm" wrap="nowrap">
                <SpeakerPhoto photoId={person.photoId} name={showText(person.name)} size={30} />
                <div style={{ minWidth: 0, flex: 1 }}>
                  <Text fw={600} fz="sm" truncate>
                    {showText(person.name)}
                  </Text>
                  <Text fz="xs" truncate>
                    <FactLine
                      facts={[
                        t(`speakers.duplicate.${person.reason}`, { match: person.match }),
                        person.country && words.country(person.country),
                        person.arrivalYear,
                      ]}
                    />
                  </Text>
                </div>
                <Button
                  component={Link}
                  href={`/speakers/${person.id}`}
                  size="compact-sm"
                  variant="default"
                  {...(onOpen ? { onClick: onOpen } : {})}
                >
                  {t('speakers.open_that_one')}
                </Button>
              </Group>
            ))}
          </Stack>
        </Alert>
      )}
    </div>
  )
}
