import type { Anonymity, ConsentKind, ConsentPlatform } from '#shared/api/consents.ts'
import type { Language } from '#shared/language.ts'

/** What the app may know and fill in. */
export const formFields = [
  'speaker',
  'birthDate',
  'interview',
  'filmedOn',
  'nameKk',
  'nameRu',
  'nameEn',
  'guardianName',
  'guardianRelation',
  'guardianContact',
  'revocationContact',
] as const
export type FormField = (typeof formFields)[number]
/** What is not known, or '', becomes a line to write on. */
export type KnownValues = Partial<Record<FormField, string>>

export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: readonly string[] }
  /** A label with what is known, or a line to write on. */
  | { kind: 'field'; label: string; field: FormField | null }
  /** Boxes to tick. */
  | { kind: 'checks'; group: 'platforms' | 'languages' | 'anonymity' | 'embargo' | 'approval' }
  /** Empty lines under a label. */
  | { kind: 'lines'; label: string; count: number }

export interface FormSection {
  heading: string
  blocks: readonly Block[]
}

/** One form in one language. */
export interface FormText {
  title: string
  intro: string
  facts: readonly Block[]
  sections: readonly FormSection[]
  /** What the speaker signs under. */
  statement: string
  /** What a minor signs under. */
  assent: string
}

/** What both forms of a language share. */
export interface FormWords {
  platforms: Record<ConsentPlatform, string>
  languages: Record<Language, string>
  anonymity: Record<Anonymity, string>
  atOnce: string
  notBefore: string
  approvalWanted: string
  approvalNotNeeded: string
  ofAge: string
  speaker: string
  minor: string
  guardian: string
  guardianStatement: string
  guardianRelation: string
  guardianContact: string
  teamMember: string
  allInterviews: string
  name: string
  signature: string
  date: string
  version: string
  lawyer: string
}

export interface LanguageForms {
  words: FormWords
  forms: Record<ConsentKind, FormText>
}

export const text = (content: string): Block => ({ kind: 'text', text: content })
export const list = (...items: string[]): Block => ({ kind: 'list', items })
export const field = (label: string, name: FormField | null = null): Block => ({
  kind: 'field',
  label,
  field: name,
})
export const checks = (group: (Block & { kind: 'checks' })['group']): Block => ({ kind: 'checks', group })
export const lines = (label: string, count: number): Block => ({ kind: 'lines', label, count })
