import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { type ConsentKind, consentKinds } from '#shared/api/consents.ts'
import { type Language, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { printTarget } from '../../lib/print-window.ts'

/** Whose data a printed form is filled in with; a record brings its own scope along. */
export type PrintSubject =
  | { speakerId: string }
  | { interviewId: string }
  | { recordId: string; speakerId: string }
  | { recordId: string; interviewId: string }

export function printAddress(kind: ConsentKind, language: Language, subject: PrintSubject): string {
  const query = new URLSearchParams({ language })
  if ('speakerId' in subject) query.set('speaker', subject.speakerId)
  if ('interviewId' in subject) query.set('interview', subject.interviewId)
  if ('recordId' in subject) query.set('record', subject.recordId)
  return `/print/consent/${kind}?${query}`
}

/** The forms in the three languages, filled in as far as the data goes. */
export function PrintMenu({ subject, children }: { subject: PrintSubject; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-end">
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {consentKinds.map((kind) => [
          <Menu.Label key={kind}>{t(`consents.kind.${kind}`)}</Menu.Label>,
          ...languages.map((language) => (
            <Menu.Item
              key={`${kind}-${language}`}
              component="a"
              lang={language}
              href={printAddress(kind, language, subject)}
              target={printTarget}
              aria-label={`${t(`consents.kind.${kind}`)}, ${languageNames[language]}`}
            >
              {languageNames[language]}
            </Menu.Item>
          )),
        ])}
      </Menu.Dropdown>
    </Menu>
  )
}
