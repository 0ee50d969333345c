import { useMutation } from '@tanstack/react-query'
import type { GlossaryEntry } from '#shared/api/glossary.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyFailure } from '../../lib/notify.tsx'
import { flushEdits } from '../../lib/pending-edits.ts'
import { tellOnce, toldAtOnce } from '../../lib/tell-once.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'
import { useShowText } from '../../ui/localized.tsx'

const settled = {
  onError: notifyFailure,
  onSettled: () => queryClient.invalidateQueries(trpc.glossary.pathFilter()),
}

/** Cells of a row save themselves one by one; each shows at once, or its field would fall back to the old text for a moment. */
const edited = trpc.glossary.update.mutationOptions({
  scope: { id: 'glossary' },
  onMutate: ({ id, patch }) => {
    const queryKey = trpc.glossary.list.queryKey()
    // what is being fetched is older than this
    void queryClient.cancelQueries({ queryKey })
    queryClient.setQueryData(queryKey, (all) =>
      all?.map((entry) => (entry.id === id ? withPatch(entry, patch) : entry)),
    )
  },
  onError: notifyFailure,
  onSettled: () => {
    // the last of several edits under way fetches for all: what is fetched before it is without it
    if (queryClient.isMutating({ mutationKey: trpc.glossary.update.mutationKey() }) <= 1)
      void settled.onSettled()
  },
})

type GlossaryPatch = Parameters<typeof rpc.glossary.update.mutate>[0]['patch']

function withPatch(entry: GlossaryEntry, { text, ...fields }: GlossaryPatch): GlossaryEntry {
  const known = <T extends object>(part: T) =>
    Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined))
  return { ...entry, ...known(fields), text: { ...entry.text, ...known(text ?? {}) } }
}

/** Everything that changes the glossary. */
export function useGlossaryActions() {
  const { t } = useTranslation()
  const showText = useShowText()
  const removal = useMutation(trpc.glossary.remove.mutationOptions(toldAtOnce(settled.onSettled)))
  return {
    create: useMutation(trpc.glossary.create.mutationOptions(settled)),
    update: useMutation(edited),
    paste: useMutation(trpc.glossary.paste.mutationOptions(settled)),
    remove: ({ id, text }: GlossaryEntry) =>
      tellOnce(removal.mutateAsync({ ids: [id] }), () =>
        notifyRemoved(t('glossary.removed', { name: showText(text) || t('glossary.unnamed') })),
      ),
    saveCsv: async () => {
      try {
        await flushEdits()
        const { fileName, text } = await rpc.glossary.exportCsv.query()
        saveText(fileName, text)
      } catch (error) {
        notifyFailure(error)
      }
    },
  }
}

function saveText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}
