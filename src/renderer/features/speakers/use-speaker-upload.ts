import { useState } from 'react'
import type { SpeakerFile } from '#shared/api/speakers.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { sendFile } from '../../lib/uploads.ts'
import { preparePhoto } from './prepare-photo.ts'

/** Sends photos and documents of a speaker into the library. */
export function useSpeakerUpload(speakerId: string) {
  const [busy, setBusy] = useState(false)
  const upload = async (kind: SpeakerFile['kind'], files: readonly File[]) => {
    setBusy(true)
    try {
      for (const given of files) {
        const file = kind === 'photo' ? await preparePhoto(given) : given
        const query = new URLSearchParams({ speaker: speakerId, kind, name: file.name })
        await sendFile(`/upload/speaker-file?${query}`, file, () => {}).done
      }
    } catch (error) {
      notifyFailure(error)
    } finally {
      setBusy(false)
      await queryClient.invalidateQueries(trpc.speakers.pathFilter())
      await queryClient.invalidateQueries(trpc.history.pathFilter())
    }
  }
  return { busy, upload }
}
