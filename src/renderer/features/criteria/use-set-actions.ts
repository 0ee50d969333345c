import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { type CriteriaSet, criteriaSetFileSchema } from '#shared/api/criteria.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyDone, notifyFailure, notifyProblem } from '../../lib/notify.tsx'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { tellOnce, toldAtOnce } from '../../lib/tell-once.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'
import { useShowText } from '../../ui/localized.tsx'

const none = { kk: '', ru: '', en: '' }

/** Puts a set that an edit gave back where the screens look for it. */
export function keepSet(set: CriteriaSet): void {
  queryClient.setQueryData(trpc.criteria.get.queryKey({ id: set.id }), set)
}

/** Making, copying, removing and moving whole sets. */
export function useSetActions() {
  const { t } = useTranslation()
  const show = useShowText()
  const [, navigate] = useLocation()
  // Not waited for, besides: the screen of a set that is removed is left before it finds the set gone.
  const told = toldAtOnce(() => queryClient.invalidateQueries(trpc.criteria.pathFilter()))
  const made = { ...told, onSuccess: keepSet }
  // Handed to `mutate`, so that who has left the screen by then is not taken away from where they are.
  const opened = { onSuccess: (set: CriteriaSet) => navigate(`/criteria/${set.id}`) }
  const create = useMutation(trpc.criteria.create.mutationOptions(made))
  const duplicate = useMutation(trpc.criteria.duplicate.mutationOptions(made))
  const importing = useMutation(trpc.criteria.importSet.mutationOptions(made))
  const addReady = useMutation(trpc.criteria.addReady.mutationOptions(told))
  const removal = useMutation(trpc.criteria.remove.mutationOptions(told))
  return {
    create: useOneAtATime(() => create.mutateAsync({ name: none, about: none }, opened)),
    addReady: (id: string) => addReady.mutate({ id }),
    duplicate: useOneAtATime((set: { id: string; name: LocalizedText }) => {
      const copy = (text: string) => (text ? t('criteria.copy_of', { name: text }) : '')
      const { kk, ru, en } = set.name
      return duplicate.mutateAsync({ id: set.id, name: { kk: copy(kk), ru: copy(ru), en: copy(en) } }, opened)
    }),
    remove: (set: { id: string; name: LocalizedText }, onRemoved?: () => void) =>
      tellOnce(removal.mutateAsync({ id: set.id }, { onSuccess: () => onRemoved?.() }), () =>
        notifyRemoved(t('criteria.removed', { name: show(set.name) || t('criteria.unnamed_set') })),
      ),
    download: async (set: { id: string; name: LocalizedText }) => {
      try {
        const file = await rpc.criteria.exportSet.query({ id: set.id })
        saveText(`${show(set.name) || t('criteria.unnamed_set')}.json`, JSON.stringify(file, null, 2))
      } catch (error) {
        notifyFailure(error)
      }
    },
    upload: async (file: File) => {
      const parsed = criteriaSetFileSchema.safeParse(await readJson(file))
      if (!parsed.success) return notifyProblem(t('criteria.import_bad', { file: file.name }))
      tellOnce(importing.mutateAsync(parsed.data, opened), () =>
        notifyDone(t('criteria.imported', { file: file.name })),
      )
    },
  }
}

/** Sets are small; anything that is larger is not one, and is not read. */
const maxSetFileBytes = 5_000_000

async function readJson(file: File): Promise<unknown> {
  if (file.size > maxSetFileBytes) return null
  try {
    return JSON.parse(await file.text())
  } catch {
    return null
  }
}

function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name.replace(/[\\/:*?"<>|]/g, ' ').trim()
  link.click()
  URL.revokeObjectURL(url)
}
