import { Anchor, Badge, Group, Text } from '@mantine/core'
import {
  type CatalogueModel,
  downloadBytes,
  isEngine,
  type ModelsOverview,
  type PublishedFigure,
} from '#shared/api/models.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { languageNames } from '../../lib/languages.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import { DownloadButton } from './download-button.tsx'
import classes from './models.module.css'
import { percentText } from './percent-text.ts'

interface Props {
  model: CatalogueModel
  overview: ModelsOverview
  /** What it lacks and the others of its family have. */
  lacks: CatalogueModel['lacks']
  isAdvised: boolean
}

/** A model of the catalogue: size, licence, memory, what it lacks and what has been published of it, or that nothing has. */
export function CatalogueRow({ model, overview, lacks, isAdvised }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const memoryText = ({ memory }: CatalogueModel) => {
    if (!memory) return t('models.memory_unknown')
    const size = format.bytes(memory.bytes)
    return t(memory.source === null ? 'models.memory_ours' : 'models.memory', { size })
  }
  const isMeasured = model.figures.some(({ measure }) => measure === 'word_errors')
  const facts = [
    format.bytes(downloadBytes(model)),
    memoryText(model),
    ...lacks.map((lack) => t(`models.lacks.${lack}`)),
  ]
  return (
    <div className={classes.row}>
      <div className={classes.grow}>
        <Group gap={6}>
          <Text fw={550}>{model.name}</Text>
          {model.languages.map((language) => (
            <LanguageBadge key={language} language={language} />
          ))}
          {isAdvised && (
            <Badge variant="light" size="sm" radius="sm">
              {t('models.recommended')}
            </Badge>
          )}
          {model.canTranslate && (
            <Badge variant="default" size="sm" radius="sm">
              {t('models.translates')}
            </Badge>
          )}
          {model.licence.nonCommercial && (
            <Badge variant="default" size="sm" radius="sm">
              {t('models.non_commercial')}
            </Badge>
          )}
        </Group>
        {!isEngine(model.kind) && <Text fz="sm">{t(`models.kind.${model.kind}`)}</Text>}
        <Text fz="sm" c="dimmed">
          {facts.join(' · ')}
          {' · '}
          <Anchor
            href={model.licence.url}
            target="_blank"
            rel="noreferrer"
            fz="sm"
            underline="always"
            className={classes.link}
          >
            {t('models.licence', { name: model.licence.name })}
          </Anchor>
        </Text>
        {model.files.some(({ sha256 }) => sha256 === null) && (
          <Text fz="xs" c="dimmed">
            {t('models.unverified')}
          </Text>
        )}
        {isEngine(model.kind) && !isMeasured && (
          <Text fz="xs" c="dimmed" mt={2}>
            {t('models.misheard_unknown')}
          </Text>
        )}
        <Figures figures={model.figures} />
      </div>
      <DownloadButton model={model} overview={overview} />
    </div>
  )
}

/** What has been published, grouped by who published it. */
function Figures({ figures }: { figures: readonly PublishedFigure[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const sources = [...new Set(figures.map(({ source }) => source))]
  return sources.map((source) => {
    const own = figures.filter((figure) => figure.source === source)
    const errors = own.filter(({ measure }) => measure === 'word_errors')
    const list = errors
      .map(({ language, on, value }) =>
        [language && languageNames[language], percentText(value, format), `(${on})`]
          .filter(Boolean)
          .join(' '),
      )
      .join(', ')
    const said = own.flatMap(({ measure, on, value }) =>
      measure === 'word_errors'
        ? []
        : [t(`models.figure.${measure}`, { count: value, value: format.number(value), on })],
    )
    if (list) said.unshift(t('models.misheard', { list }))
    return (
      <Text key={source} fz="xs" c="dimmed" mt={2}>
        {said.join('; ')}
        {'. '}
        <Anchor href={source} target="_blank" rel="noreferrer" fz="xs" underline="always">
          {t('models.source')}
        </Anchor>
      </Text>
    )
  })
}
