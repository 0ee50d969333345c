import { Anchor, Group, Skeleton, Text, TextInput, Title } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAppState } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { trpc } from '../../lib/trpc.ts'
import { Logo } from '../../ui/logo.tsx'
import classes from './settings.module.css'

interface Part {
  name: string
  version: string
  licence: string
  url: string | null
  text: string
}

/** The list that the build has left beside the page. */
async function fetchParts(): Promise<Part[]> {
  const answer = await fetch('/third-party.json')
  if (!answer.ok) throw new Error(`third-party.json: ${answer.status}`)
  return (await answer.json()) as Part[]
}

/** Which version this is, what it is for, and whose work is in it. */
export function AboutSection() {
  const { t } = useTranslation()
  const version = useAppState()?.version ?? ''
  const diagnostics = useQuery(trpc.app.diagnostics.queryOptions())
  const catalogue = useQuery(trpc.models.overview.queryOptions())
  const ffmpeg = diagnostics.data?.ffmpeg
  return (
    <>
      <div className={classes.stack} style={{ paddingTop: 0 }}>
        <Group gap="md" wrap="nowrap" align="center" mb="md">
          <Logo size={48} />
          <div>
            <Text fw={650} fz="lg">
              Iz Studio
            </Text>
            <Text c="dimmed" fz="sm" className="tabular">
              {t('settings.about.version', { version })}
            </Text>
          </div>
        </Group>
        <Text mb={4}>{t('settings.about.what')}</Text>
        <Text c="dimmed" fz="sm">
          {t('settings.about.own')}
        </Text>
      </div>
      <div className={classes.stack}>
        <Title order={3} fz="md" mb={4}>
          FFmpeg
        </Title>
        <Text c="dimmed" fz="sm">
          {diagnostics.error ? (
            <span role="alert">{failureText(t, diagnostics.error)}</span>
          ) : ffmpeg === undefined ? (
            <Skeleton component="span" display="block" h={18} />
          ) : ffmpeg.chosen ? (
            t('settings.about.ffmpeg', { version: ffmpeg.chosen.version ?? ffmpeg.chosen.path })
          ) : (
            t('settings.about.ffmpeg_none')
          )}
        </Text>
      </div>
      <div className={classes.stack}>
        <Title order={3} fz="md" mb={4}>
          {t('settings.about.models')}
        </Title>
        <Text c="dimmed" fz="sm" mb="xs">
          {t('settings.about.models_text')}
        </Text>
        {catalogue.error && (
          <Text role="alert" fz="sm" c="var(--mantine-color-error)">
            {failureText(t, catalogue.error)}
          </Text>
        )}
        <ul className={classes.parts}>
          {catalogue.data?.catalogue.map(({ id, name, licence }) => (
            <li key={id}>
              <span>{name}</span>
              <Anchor href={licence.url} target="_blank" rel="noreferrer" fz="sm">
                {licence.name}
              </Anchor>
            </li>
          ))}
        </ul>
      </div>
      <div className={classes.stack}>
        <Parts />
      </div>
    </>
  )
}

function Parts() {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState('')
  const { data, error } = useQuery({ queryKey: ['third-party'], queryFn: fetchParts, staleTime: Infinity })
  const typed = wanted.trim().toLowerCase()
  const found = data?.filter(({ name, licence }) => `${name} ${licence}`.toLowerCase().includes(typed))
  return (
    <section aria-labelledby="parts-title">
      <Title order={3} fz="md" mb={4} id="parts-title">
        {t('settings.about.parts')}
      </Title>
      {error ? (
        <Text role="alert" fz="sm" c="var(--mantine-color-error)">
          {t('settings.about.failed')}
        </Text>
      ) : !data || !found ? (
        <Skeleton h={200} />
      ) : (
        <>
          <Text c="dimmed" fz="sm" mb="sm">
            {t('settings.about.count', { count: data.length })}
          </Text>
          <TextInput
            mb="sm"
            maw={320}
            leftSection={<IconSearch size={16} />}
            aria-label={t('settings.about.find')}
            placeholder={t('settings.about.find')}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
          {found.length === 0 && (
            <Text c="dimmed" role="status">
              {t('settings.about.none')}
            </Text>
          )}
          <ul className={classes.parts}>
            {found.map((part) => (
              <PartRow key={`${part.name} ${part.version}`} part={part} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function PartRow({ part: { name, version, licence, url, text } }: { part: Part }) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <li>
      <span>
        {url ? (
          <Anchor href={url} target="_blank" rel="noreferrer" c="inherit">
            {name}
          </Anchor>
        ) : (
          name
        )}{' '}
        <Text span c="dimmed" fz="xs" className="tabular">
          {version}
        </Text>
      </span>
      {text === '' ? (
        <span>{licence}</span>
      ) : (
        <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
          <summary aria-label={`${licence}. ${t('settings.about.text_of', { name })}`}>{licence}</summary>
          {/* Only the open ones: the texts of all are half a megabyte. */}
          {isOpen && <pre>{text}</pre>}
        </details>
      )}
    </li>
  )
}
