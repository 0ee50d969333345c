import { Button, SegmentedControl, Skeleton, Switch, Text } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { languageSchema, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { languageNames } from '../../lib/languages.ts'
import { useParam } from '../../lib/params.ts'
import { leavePrint } from '../../lib/print-window.ts'
import { trpc } from '../../lib/trpc.ts'
import classes from './call-sheet.module.css'
import { CallSheet } from './call-sheet.tsx'

/** The call sheet of one day as a page to print, in the language of the address. */
export function CallSheetPage({ interviewId }: { interviewId: string }) {
  const { t, i18n } = useTranslation()
  const [languageParam, setLanguage] = useParam('language')
  const [shootParam] = useParam('shoot')
  const [large, setLarge] = useParam('large')
  const language = languageSchema.catch(languageSchema.parse(i18n.language)).parse(languageParam)
  const interview = useQuery(trpc.interviews.get.queryOptions({ id: interviewId }))
  const shoots = useQuery(trpc.shoots.list.queryOptions({ interviewId }))
  const consents = useQuery(trpc.consents.overview.queryOptions({ interviewId }))
  const shoot = shoots.data?.find(({ id }) => id === shootParam) ?? shoots.data?.[0]
  const title = interview.data
    ? `${i18n.getFixedT(language)('shoots.call_sheet')} · ${interview.data.title}${shoot?.date ? ` · ${shoot.date}` : ''}`
    : ''
  useEffect(() => {
    // the name under which the PDF is offered
    if (title) document.title = title
  }, [title])
  const error = interview.error ?? shoots.error ?? consents.error
  const isReady = interview.isSuccess && shoots.isSuccess && consents.isSuccess
  return (
    <main className={classes.window} id="content">
      <div className={classes.tools}>
        <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={leavePrint}>
          {t('shoots.print_back')}
        </Button>
        <SegmentedControl
          aria-label={t('shoots.sheet_language')}
          value={language}
          onChange={setLanguage}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <Switch
          label={t('shoots.large_type')}
          checked={large === '1'}
          onChange={(event) => setLarge(event.currentTarget.checked ? '1' : null)}
        />
        <Button
          ml="auto"
          leftSection={<IconPrinter size={16} />}
          disabled={!isReady}
          onClick={() => window.print()}
        >
          {t('shoots.print')}
        </Button>
      </div>
      {error ? (
        <Text role="alert" p="xl">
          {failureText(t, error)}
        </Text>
      ) : !isReady ? (
        <Skeleton m="xl" h={400} />
      ) : shoot ? (
        <CallSheet
          interview={interview.data}
          shoot={shoot}
          consents={consents.data}
          language={language}
          large={large === '1'}
        />
      ) : (
        <Text p="xl">{t('shoots.empty_text')}</Text>
      )}
    </main>
  )
}
