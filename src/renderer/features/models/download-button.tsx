import { Badge, Button, Modal } from '@mantine/core'
import { IconCheck, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { type CatalogueModel, canRun, type ModelsOverview } from '#shared/api/models.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { LicenceQuestion } from './licence-question.tsx'
import { asksForLicence, useDownloadActions, useDownloads } from './use-models.ts'

/** What can be done with a model of the catalogue: it is here, on its way, to be had, or of no use yet. */
export function DownloadButton({ model, overview }: { model: CatalogueModel; overview: ModelsOverview }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const { start } = useDownloadActions()
  const [asking, setAsking] = useState(false)
  const download = useDownloads().find(({ id }) => id === model.id)
  const isHere = overview.models.some(({ catalogueId, missing }) => catalogueId === model.id && !missing)
  if (isHere) {
    return (
      <Badge variant="light" radius="sm" leftSection={<IconCheck size={13} />}>
        {t('models.installed')}
      </Badge>
    )
  }
  if (!canRun(model)) {
    return (
      <Badge variant="default" radius="sm">
        {t('models.not_yet')}
      </Badge>
    )
  }
  if (download) {
    return (
      <Badge variant="default" radius="sm">
        {t(
          download.state === 'paused' || download.state === 'failed'
            ? `models.state.${download.state}`
            : 'models.on_its_way',
        )}
      </Badge>
    )
  }
  const begin = (acceptLicence: boolean) => {
    setAsking(false)
    start.mutate({ id: model.id, acceptLicence })
  }
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconDownload size={15} />}
        aria-label={t('models.download_named', { name: model.name })}
        loading={start.isPending}
        disabled={readOnly}
        onClick={() => (asksForLicence(model, overview) ? setAsking(true) : begin(false))}
      >
        {t('models.download')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('models.licence_title', { name: model.name })}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <LicenceQuestion model={model} onAccept={() => begin(true)} onCancel={() => setAsking(false)} />
      </Modal>
    </>
  )
}
