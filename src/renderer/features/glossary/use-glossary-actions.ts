import { useMutation } from '@tanstack/react-query'
import type { GlossaryEntry } from '#shared/api/glossary.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyFailure } from '../../lib/notify.tsx'
import { flushEdits } from '../../lib/pending-edits.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'
import { useShowText } from '../../ui/localized.tsx'

const settled = {
  onError: notifyFailure,
  onSettled: () => queryClient.invalidateQueries(trpc.glossary.pathFilter()),
}

/** Everything that changes the glossary. */
export function useGlossaryActions() {
  const { t } = useTranslation()
  const showText = useShowText()
  const removal = useMutation(trpc.glossary.remove.mutationOptions(settled))
  return {
    create: useMutation(trpc.glossary.create.mutationOptions(settled)),
    update: useMutation(trpc.glossary.update.mutationOptions(settled)),
    paste: useMutation(trpc.glossary.paste.mutationOptions(settled)),
    remove: ({ id, text }: GlossaryEntry) =>
      removal.mutate(
        { ids: [id] },
        {
          onSuccess: () =>
            notifyRemoved(t('glossary.removed', { name: showText(text) || t('glossary.unnamed') })),
        },
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
