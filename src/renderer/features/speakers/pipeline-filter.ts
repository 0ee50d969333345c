import type { InterviewSummary } from '#shared/api/interviews.ts'
import { foldName } from '#shared/name-fold.ts'
import {
  type InterviewStatus,
  interviewStatuses,
  interviewStatusSchema,
  isOverdue,
} from '#shared/pipeline.ts'

export const pipelineSorts = ['stage', 'title', 'last_contact', 'next_step'] as const
export type PipelineSort = (typeof pipelineSorts)[number]

/** Which interviews of the pipeline are shown; it lives in the address, and a saved filter is its text. */
export interface PipelineFilter {
  query: string
  /** Empty: all. */
  stages: InterviewStatus[]
  themeId: string | null
  overdue: boolean
  /** Without a next step, though something is still to do. */
  stalled: boolean
  sort: PipelineSort
  descending: boolean
}

export function readPipelineFilter(params: URLSearchParams): PipelineFilter {
  const sort = params.get('sort')
  return {
    query: params.get('q') ?? '',
    stages: (params.get('stages') ?? '')
      .split(',')
      .flatMap((name) => interviewStatusSchema.safeParse(name).data ?? []),
    themeId: params.get('theme'),
    overdue: params.get('overdue') === '1',
    stalled: params.get('stalled') === '1',
    sort: pipelineSorts.find((one) => one === sort) ?? 'stage',
    descending: params.get('order') === 'down',
  }
}

const over = new Set<InterviewStatus>(['published', 'declined'])
const folded = new WeakMap<InterviewSummary, string>()

function searchText(interview: InterviewSummary): string {
  let text = folded.get(interview)
  if (text === undefined) {
    text = foldName(`${interview.title} · ${interview.speakerName} · ${interview.nextStep}`)
    folded.set(interview, text)
  }
  return text
}

/** The interviews that the filter lets through, in its order; `day` is today. */
export function filterPipeline(
  interviews: readonly InterviewSummary[],
  filter: PipelineFilter,
  day: string,
): InterviewSummary[] {
  const words = filter.query.split(/\s+/).map(foldName).filter(Boolean)
  const found = interviews.filter(
    (interview) =>
      (filter.stages.length === 0 || filter.stages.includes(interview.status)) &&
      (filter.themeId === null || interview.themeId === filter.themeId) &&
      (!filter.overdue || isOverdue(interview, day)) &&
      (!filter.stalled ||
        (!over.has(interview.status) && interview.nextStep === '' && interview.nextStepOn === null)) &&
      words.every((word) => searchText(interview).includes(word)),
  )
  const collator = new Intl.Collator('kk')
  const sign = filter.descending ? -1 : 1
  return found.sort((a, b) => {
    const [first, second] = [sortKey(a, filter.sort), sortKey(b, filter.sort)]
    if (first === null && second === null) return byUrgency(a, b)
    if (first === null || second === null) return first === null ? 1 : -1
    return sign * collator.compare(first, second) || byUrgency(a, b)
  })
}

function sortKey(interview: InterviewSummary, sort: PipelineSort): string | null {
  switch (sort) {
    case 'stage':
      return String(interviewStatuses.indexOf(interview.status))
    case 'title':
      return interview.title
    case 'last_contact':
      return interview.lastContactOn
    case 'next_step':
      return interview.nextStepOn
  }
}

/** In a column: what is due first stands first, what has no date after it, the newest of those first. */
export function byUrgency(a: InterviewSummary, b: InterviewSummary): number {
  if (a.nextStepOn !== b.nextStepOn) {
    if (a.nextStepOn === null) return 1
    if (b.nextStepOn === null) return -1
    return a.nextStepOn < b.nextStepOn ? -1 : 1
  }
  return a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.id < b.id ? -1 : 1
}

/** Each stage's interviews, in the order of the columns. */
export function columnsOf(
  interviews: readonly InterviewSummary[],
): { status: InterviewStatus; interviews: InterviewSummary[] }[] {
  return interviewStatuses.map((status) => ({
    status,
    interviews: interviews.filter((interview) => interview.status === status).sort(byUrgency),
  }))
}
