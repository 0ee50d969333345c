import {
  anonymityLevels,
  type Consent,
  type ConsentKind,
  type ConsentOverview,
  consentPlatforms,
} from '#shared/api/consents.ts'
import { isMinor, situationOf } from '#shared/consent-allows.ts'
import { today } from '#shared/day.ts'
import { type Language, languages } from '#shared/language.ts'
import { createFormat } from '../../lib/format.ts'
import { Box, Line } from './form-parts.tsx'
import type { Block, FormWords, KnownValues } from './forms/form-text.ts'
import { consentForms } from './forms/forms.ts'
import classes from './print.module.css'
import { SignatureBlocks } from './signature-blocks.tsx'
import { dayText, personName } from './words.ts'

interface Props {
  kind: ConsentKind
  language: Language
  overview: ConsentOverview
  /** The record whose scope is ticked; null leaves all boxes empty. */
  record: Consent | null
  interviewId: string | null
  version: string
}

/** The form itself. */
export function FormSheet({ kind, language, overview, record, interviewId, version }: Props) {
  const { words, forms } = consentForms[language]
  const form = forms[kind]
  const values = knownValues({ language, overview, record, interviewId })
  const person = situationOf(overview, interviewId)
  const minor = isMinor(person, record?.signedOn ?? person.filmedOn ?? today())
  const ticks = record && ticksOf(record, language)
  const show = (blocks: readonly Block[]) =>
    blocks.map((block, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a form never move
      <FormBlock key={index} block={block} words={words} values={values} ticks={ticks} />
    ))
  return (
    <>
      <h1 className={classes.title}>{form.title}</h1>
      <p className={classes.lead}>{form.intro}</p>
      <div className={classes.facts}>{show(form.facts)}</div>
      {form.sections.map(({ heading, blocks }) => (
        <section key={heading} className={classes.section}>
          <h2>{heading}</h2>
          {show(blocks)}
        </section>
      ))}
      <SignatureBlocks
        form={form}
        words={words}
        values={values}
        minor={minor}
        ofAge={record?.adultConfirmed ?? false}
      />
      <p className={classes.foot}>
        {words.version}: {version}. {words.lawyer}
      </p>
    </>
  )
}

function knownValues({
  language,
  overview,
  record,
  interviewId,
}: Omit<Props, 'kind' | 'version'>): KnownValues {
  const format = createFormat(language)
  const { words } = consentForms[language]
  const { speaker } = overview
  const interview = overview.interviews.find(({ id }) => id === interviewId)
  const forAll = record !== null && record.interviewId === null && interviewId === null
  return {
    speaker: personName(overview, language),
    birthDate: speaker?.birthDate ? dayText(format, speaker.birthDate) : '',
    interview: interview?.title ?? (forAll ? words.allInterviews : ''),
    filmedOn: interview?.filmedOn ? dayText(format, interview.filmedOn) : '',
    nameKk: speaker?.name.kk ?? '',
    nameRu: speaker?.name.ru ?? '',
    nameEn: speaker?.name.en ?? '',
    guardianName: record?.guardian.name ?? '',
    guardianRelation: record?.guardian.relation ?? '',
    guardianContact: record?.guardian.contact ?? '',
    revocationContact: record?.revocationContact ?? '',
  }
}

interface Ticks {
  chosen: ReadonlySet<string>
  until: string
}

/** What nobody has chosen yet stays open on paper: a form that is not signed must not suggest an answer. */
function ticksOf(record: Consent, language: Language): Ticks {
  const signed = record.signedOn !== null
  const chosen = [
    ...record.platforms.map((platform) => `platforms.${platform}`),
    ...record.languages.map((one) => `languages.${one}`),
    ...(record.anonymity !== null ? [`anonymity.${record.anonymity}`] : []),
    ...(record.embargoUntil !== null ? ['embargo.until'] : signed ? ['embargo.none'] : []),
    ...(record.approvalRequired ? ['approval.wanted'] : signed ? ['approval.none'] : []),
  ]
  const until = record.embargoUntil === null ? '' : dayText(createFormat(language), record.embargoUntil)
  return { chosen: new Set(chosen), until }
}

interface BlockProps {
  block: Block
  words: FormWords
  values: KnownValues
  ticks: Ticks | null
}

function FormBlock({ block, words, values, ticks }: BlockProps) {
  if (block.kind === 'text') return <p>{block.text}</p>
  if (block.kind === 'list') {
    return (
      <ul>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  }
  if (block.kind === 'field') {
    return <Line label={block.label} value={(block.field && values[block.field]) || ''} />
  }
  if (block.kind === 'lines') {
    return (
      <div className={classes.lines}>
        <span>{block.label}:</span>
        {Array.from({ length: block.count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty lines are all alike
          <div key={index} className={classes.rule} />
        ))}
      </div>
    )
  }
  const choices: [key: string, label: string][] = {
    platforms: consentPlatforms.map((one): [string, string] => [one, words.platforms[one]]),
    languages: languages.map((one): [string, string] => [one, words.languages[one]]),
    anonymity: anonymityLevels.map((one): [string, string] => [one, words.anonymity[one]]),
    embargo: [
      ['none', words.atOnce],
      ['until', `${words.notBefore} ${ticks?.until || '_______________'}`],
    ] satisfies [string, string][],
    approval: [
      ['wanted', words.approvalWanted],
      ['none', words.approvalNotNeeded],
    ] satisfies [string, string][],
  }[block.group]
  return (
    <div className={classes.checks} data-wide={block.group === 'anonymity' || block.group === 'approval'}>
      {choices.map(([key, label]) => (
        <Box key={key} label={label} ticked={ticks?.chosen.has(`${block.group}.${key}`) ?? false} />
      ))}
    </div>
  )
}
