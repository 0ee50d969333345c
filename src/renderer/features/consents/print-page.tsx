import { Button, SegmentedControl, Skeleton, Text } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSearchParams } from 'wouter'
import { type ConsentKind, type ConsentOverview, consentFormVersion } from '#shared/api/consents.ts'
import { languageSchema } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { languageNames } from '../../lib/languages.ts'
import { useSetParams } from '../../lib/params.ts'
import { leavePrint } from '../../lib/print-window.ts'
import { trpc } from '../../lib/trpc.ts'
import { FormSheet } from './form-sheet.tsx'
import { consentForms } from './forms/forms.ts'
import classes from './print.module.css'
import { personName } from './words.ts'

const nobody: ConsentOverview = { speaker: null, speakerName: '', interviews: [], records: [] }

/**
 * A form to be signed, in the language of the address: filled in with the speaker, the interview and the record it names, and
 * with lines to write on for the rest. Without any of them it is a blank form.
 */
export function ConsentPrintPage({ kind }: { kind: ConsentKind }) {
  const { t, i18n } = useTranslation()
  const [params] = useSearchParams()
  const setParams = useSetParams()
  const wanted = languageSchema.safeParse(params.get('language') ?? i18n.language)
  const language = wanted.success ? wanted.data : 'kk'
  const interviewId = params.get('interview')
  const speakerId = params.get('speaker')
  const subject = interviewId ? { interviewId } : speakerId ? { speakerId } : null
  const query = useQuery(trpc.consents.overview.queryOptions(subject ?? skipToken))
  const overview = subject ? query.data : nobody
  const record = overview?.records.find(({ id }) => id === params.get('record')) ?? null
  const { words, forms } = consentForms[language]
  const title = forms[kind].title
  const name = overview ? personName(overview, language) : ''
  const version = record?.formVersion || consentFormVersion

  useEffect(() => {
    const before = document.title
    // what the browser offers as the PDF's name
    document.title = name ? `${title}, ${name}` : title
    return () => {
      document.title = before
    }
  }, [title, name])

  return (
    <div className={classes.screen}>
      <div className={classes.bar}>
        <Button variant="subtle" color="gray" leftSection={<IconArrowLeft size={16} />} onClick={leavePrint}>
          {t('consents.print_back')}
        </Button>
        <SegmentedControl
          aria-label={t('consents.print_language')}
          data={languageSchema.options.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={(value) => setParams({ language: value })}
        />
        <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {t('consents.print_now')}
        </Button>
      </div>
      {query.error && !overview ? (
        <Text role="alert" p="xl">
          {failureText(t, query.error)}
        </Text>
      ) : overview ? (
        <main className={classes.paper} lang={language}>
          <style>{pageRules(`${words.version} ${version}, ${language}`)}</style>
          <FormSheet
            kind={kind}
            language={language}
            overview={overview}
            record={record}
            interviewId={record?.interviewId ?? interviewId}
            version={version}
          />
        </main>
      ) : (
        <Skeleton h={600} m="xl" />
      )}
    </div>
  )
}

/** Paper, margins, and the version and the page's number at the foot of every page (CSS Paged Media, margin boxes). */
function pageRules(version: string): string {
  const text = version.replace(/["\\\n<]/g, '')
  return `@page {
  size: A4;
  margin: 16mm 18mm 18mm;
  @bottom-left { content: "${text}"; font: 8pt Inter, sans-serif; color: #444; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Inter, sans-serif; color: #444; }
}`
}
