import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import {
  type CommittedImport,
  defaultImportOptions,
  type ImportOptions,
  type ImportPreview,
  importPreviewSchema,
  maxImportBytes,
} from '#shared/api/exchange.ts'
import type { Language } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { queryClient, rpc } from '../../lib/trpc.ts'
import { sendFile } from '../../lib/uploads.ts'
import { RouteError } from '../../lib/wire-error.ts'

const close = (id: string) => void rpc.exchange.close.mutate({ id }).catch(() => undefined)

/** One import from the choice of a file to the report; nothing is changed before `commit`. */
export function useImport() {
  const { i18n } = useTranslation()
  const language = i18n.language as Language
  const [options, setOptions] = useState<ImportOptions>(defaultImportOptions)
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [report, setReport] = useState<CommittedImport | null>(null)
  // Answers may overtake each other: only the last question counts.
  const asked = useRef(0)

  const comparing = useMutation({
    mutationFn: async ({ id, next }: { id: string; next: ImportOptions; turn: number }) =>
      rpc.exchange.compare.mutate({ id, options: next, language }),
    onSuccess: (found, { turn }) => {
      if (turn === asked.current) setPreview(found)
    },
  })
  const show = (found: ImportPreview, next: ImportOptions) => {
    setPreview(found)
    // What repeats the bank word for word is known by now; what says nearly the same takes longer and is only a remark.
    if (found.added.questions > 0) comparing.mutate({ id: found.id, next, turn: asked.current })
    else comparing.reset()
  }

  const reading = useMutation({
    mutationFn: async ({ file }: { file: File; turn: number }) => {
      // Said here, too, so that nobody waits for 50 MB to travel only to be refused.
      if (file.size > maxImportBytes) {
        const params = { file: file.name, size: Math.ceil(file.size / 1e6), limit: maxImportBytes / 1e6 }
        throw new RouteError({ code: 'import_too_large', params })
      }
      const query = new URLSearchParams({ name: file.name, language })
      const body = await sendFile(`/upload/questions?${query}`, file, () => undefined).done
      return importPreviewSchema.parse(JSON.parse(body))
    },
    onSuccess: (found, { turn }) => {
      // Who has closed the dialog meanwhile wants none of it.
      if (turn !== asked.current) return close(found.id)
      asked.current += 1
      setOptions(defaultImportOptions)
      show(found, defaultImportOptions)
    },
  })

  const changing = useMutation({
    mutationFn: async ({ id, next }: { id: string; next: ImportOptions; turn: number }) =>
      rpc.exchange.preview.mutate({ id, options: next, language }),
    onSuccess: (found, { next, turn }) => {
      if (turn === asked.current) show(found, next)
    },
  })

  const committing = useMutation({
    mutationFn: (id: string) => rpc.exchange.commit.mutate({ id, options, language }),
    onSuccess: (made) => {
      setReport(made)
      void queryClient.invalidateQueries()
    },
  })

  const commit = useOneAtATime((id: string) => committing.mutateAsync(id))

  const forget = () => {
    if (preview && !report) close(preview.id)
    asked.current += 1
    setPreview(null)
    setReport(null)
    setOptions(defaultImportOptions)
    for (const mutation of [reading, changing, comparing, committing]) mutation.reset()
  }

  return {
    options,
    preview,
    report,
    read(file: File) {
      asked.current += 1
      reading.mutate({ file, turn: asked.current })
    },
    /** The file that is being read. */
    reads: reading.isPending ? (reading.variables?.file.name ?? null) : null,
    change(patch: Partial<ImportOptions>) {
      if (!preview) return
      const next = { ...options, ...patch }
      asked.current += 1
      setOptions(next)
      changing.mutate({ id: preview.id, next, turn: asked.current })
    },
    isChanging: changing.isPending,
    /** New questions are being compared with those of the bank. */
    isComparing: comparing.isPending,
    /** It was stopped or failed: the remarks are not all there. */
    isUncompared: comparing.isError && !changing.isPending,
    stopComparing: () =>
      preview && void rpc.exchange.stopComparing.mutate({ id: preview.id }).catch(() => undefined),
    commit: () => preview && commit(preview.id),
    isCommitting: committing.isPending,
    error: committing.error ?? changing.error ?? reading.error,
    forget,
  }
}

export type Import = ReturnType<typeof useImport>
