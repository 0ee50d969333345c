import type {
  CriteriaSet,
  CriteriaSetFile,
  CriteriaSetSummary,
  CriteriaVersion,
  Criterion,
  CriterionAnswer,
} from '#shared/api/criteria.ts'
import type { LocalizedText } from '#shared/localized.ts'
import type { SeenAnswer } from '../../domain/criteria/answers.ts'
import type { Change } from '../history/ports.ts'

/** A set that ships with the app; `id` is also the set's id in the library. */
export type ReadySet = CriteriaSetFile['set'] & { id: string }

/** Where the shipped sets come from. */
export interface ReadySets {
  load(): Promise<ReadySet[]>
}

/** What a speaker's row says that criteria may ask for. */
export interface ProfileFacts {
  id: string
  name: LocalizedText
  birthDate: string | null
  country: string | null
  arrivalYear: number | null
  languages: string[]
  scripts: string[]
}

export interface CriteriaRepository {
  /** In the order they were made. */
  list(): CriteriaSetSummary[]
  get(id: string): CriteriaSet | null
  /** Newest first, the current one included. */
  versions(id: string): CriteriaVersion[]
  insert(set: CriteriaSet, readyId: string | null): Change[]
  updateNames(id: string, fields: Partial<Pick<CriteriaSet, 'name' | 'about'>>, now: string): Change[]
  /** Writes the criteria of the current version, without keeping what they were. */
  writeCriteria(id: string, criteria: readonly Criterion[], now: string): Change[]
  /** Keeps the current version as it is and begins the next one with these criteria. */
  beginVersion(id: string, criteria: readonly Criterion[], now: string): Change[]
  /** Whether anybody was assessed by this very version. */
  hasAnswers(id: string, version: number): boolean
  remove(id: string, now: string): Change[]
  /** Brings a removed set back; nothing when there is none. */
  restore(id: string): Change[]

  /** Ready sets this library was ever given. */
  readyGiven(): string[]
  rememberReady(readyId: string, now: string): void

  /** All live answers of a speaker. */
  answersOf(speakerId: string): CriterionAnswer[]
  /** All live answers to criteria of a set, by speaker, also of speakers that were removed; in no order. */
  answersToSet(setId: string): Map<string, SeenAnswer[]>
  insertAnswer(answer: CriterionAnswer): Change[]
  updateAnswer(answer: CriterionAnswer): Change[]
  /** The set this speaker was last assessed by. */
  lastSetOf(speakerId: string): string | null

  facts(speakerId: string): ProfileFacts | null
  /** Of every live speaker, by name. */
  allFacts(): ProfileFacts[]
}
