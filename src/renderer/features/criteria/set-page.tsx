import { Alert, Button, Skeleton } from '@mantine/core'
import { IconHistory, IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { CriteriaSet } from '#shared/api/criteria.ts'
import { NotFoundPage } from '../../app/not-found-page.tsx'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useParam } from '../../lib/params.ts'
import { trpc } from '../../lib/trpc.ts'
import { wireOf } from '../../lib/wire-error.ts'
import { useShowText } from '../../ui/localized.tsx'
import { Page } from '../../ui/page.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { BackToSets } from './back-link.tsx'
import { CriterionForm } from './criterion-form.tsx'
import { CriterionList } from './criterion-list.tsx'
import classes from './editor.module.css'
import { SetForm } from './set-form.tsx'
import { SetMenu } from './set-menu.tsx'
import { VersionsDrawer } from './versions-drawer.tsx'

/** The editor of one set: its criteria on the left, the chosen one on the right. */
export function SetPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const show = useShowText()
  const set = useQuery(trpc.criteria.get.queryOptions({ id }))
  if (set.error && wireOf(set.error)?.code === 'not_found') return <NotFoundPage />
  const title = set.data ? show(set.data.name) || t('criteria.unnamed_set') : t('criteria.title')
  return (
    <Page title={title} before={<BackToSets />} actions={set.data && <SetActions set={set.data} />} wide>
      {set.data ? <Editor set={set.data} /> : <QueryState query={set} skeleton={<Skeleton h={320} />} />}
    </Page>
  )
}

function Editor({ set }: { set: CriteriaSet }) {
  const { t } = useTranslation()
  const [chosenId, choose] = useParam('criterion')
  const summary = useQuery(trpc.criteria.list.queryOptions()).data?.find((other) => other.id === set.id)
  const chosen = set.criteria.find((criterion) => criterion.id === chosenId) ?? null
  return (
    <div className={classes.editor}>
      <CriterionList set={set} chosenId={chosen?.id ?? null} onChoose={choose} />
      <section
        className={classes.pane}
        aria-label={chosen ? t('criteria.criterion') : t('criteria.about_set')}
      >
        {summary && summary.speakerCount > 0 && (
          <Alert variant="light" icon={<IconInfoCircle size={18} />} mb="md" p="sm">
            {t('criteria.answered_note', { count: summary.speakerCount })}
          </Alert>
        )}
        {chosen ? (
          <CriterionForm key={chosen.id} set={set} criterion={chosen} />
        ) : (
          <SetForm key={set.id} set={set} />
        )}
      </section>
    </div>
  )
}

function SetActions({ set }: { set: CriteriaSet }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [versions, setVersions] = useParam('versions')
  return (
    <>
      <Button
        size="compact-md"
        variant="default"
        leftSection={<IconHistory size={16} />}
        onClick={() => setVersions('1')}
      >
        {t('criteria.version', { version: set.version })}
      </Button>
      <SetMenu set={set} position="bottom-start" onRemoved={() => navigate('/criteria')} />
      <VersionsDrawer set={set} opened={versions !== null} onClose={() => setVersions(null)} />
    </>
  )
}
