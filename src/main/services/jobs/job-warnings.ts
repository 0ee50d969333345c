import type { WireError } from '#shared/error.ts'

/** What a job has to say beside its result. */
export interface JobWarnings {
  /** Each code once: a job that goes on with another processor may meet the same thing twice. */
  add(warning: WireError): void
  /** To be spread into the job's result. */
  result(): { warnings?: readonly WireError[] }
}

/** @param log the job's own, where the technical reason goes */
export function collectWarnings(log: (line: string) => void): JobWarnings {
  const warnings = new Map<WireError['code'], WireError>()
  return {
    add({ code, params, detail }) {
      if (warnings.has(code)) return
      warnings.set(code, { code, params })
      log([code, detail].filter(Boolean).join(': '))
    },
    result: () => (warnings.size > 0 ? { warnings: [...warnings.values()] } : {}),
  }
}
