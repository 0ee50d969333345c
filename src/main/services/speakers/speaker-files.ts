import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { SpeakerFile } from '#shared/api/speakers.ts'
import { IzError } from '#shared/error.ts'
import { documentType, isInline, signatureBytes } from '../consents/document-type.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Disk } from '../files/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { Upload } from '../services.ts'
import type { SpeakerFileRecord } from './ports.ts'
import type { SpeakerService } from './service.ts'

/** What every browser shows as a picture. */
const pictures = ['image/jpeg', 'image/png', 'image/webp']

/** The photo and the documents of a speaker, which are copied into the library. */
export function createSpeakerFiles(deps: {
  session: LibrarySession
  events: EventBus
  disk: Disk
}): Pick<SpeakerService, 'files' | 'addFile' | 'servedFile' | 'removeFile' | 'removePhoto'> {
  const { session, events, disk } = deps
  const changed = (speakerId: string) => {
    events.changed('speakers', speakerId)
    events.changed('history')
  }
  const show = ({ path, ...file }: SpeakerFileRecord): SpeakerFile => ({
    ...file,
    missing: !disk.isFile(path),
  })

  return {
    async files(speakerId: string): Promise<SpeakerFile[]> {
      const { speakers } = session.reading()
      found(speakers.get(speakerId), speakerId)
      return speakers.files(speakerId).map(show)
    },

    async addFile(
      speakerId: string,
      kind: SpeakerFile['kind'],
      upload: Upload,
      signal: AbortSignal,
    ): Promise<SpeakerFile> {
      const library = session.writing()
      found(library.speakers.get(speakerId), speakerId)
      const path = await library.files.receiveAttachment(upload, signal)
      const name = upload.name.split(/[/\\]/).at(-1) || basename(path)
      try {
        const head = await library.files.head(path, signatureBytes)
        if (head.length === 0) throw new IzError('file_empty', { file: name })
        const contentType = documentType(head)
        if (kind === 'photo' && !pictures.includes(contentType)) {
          throw new IzError('picture_unrecognised', { file: name })
        }
        const now = new Date().toISOString()
        const bytes = await disk.size(path)
        const file: SpeakerFileRecord = {
          ...{ id: randomUUID(), speakerId, kind, name, path, contentType, bytes, createdAt: now },
        }
        library.transaction(() => {
          // The speaker may have been removed while the file was coming.
          const speaker = found(library.speakers.get(speakerId), speakerId)
          const changes = library.speakers.insertFile(file)
          if (kind === 'photo') {
            if (speaker.photoId !== null) changes.push(...library.speakers.removeFile(speaker.photoId, now))
            changes.push(...library.speakers.update(speakerId, { photoId: file.id }, now))
          }
          const label = kind === 'photo' ? 'speaker_photo' : 'speaker_file_add'
          library.history.record(label, kind === 'photo' ? nameOf(speaker) : name, changes)
        })
        changed(speakerId)
        return show(file)
      } catch (error) {
        await library.files.removeInside(path)
        throw error
      }
    },

    async servedFile(fileId: string) {
      const file = found(session.reading().speakers.file(fileId), fileId)
      if (!disk.isFile(file.path)) throw new IzError('file_missing', { file: file.name })
      const { path, contentType, name } = file
      return { path, contentType, fileName: name, inline: isInline(contentType) }
    },

    async removeFile(fileId: string): Promise<void> {
      const library = session.writing()
      const file = found(library.speakers.file(fileId), fileId)
      if (file.kind === 'photo') return this.removePhoto(file.speakerId)
      library.transaction(() => {
        const changes = library.speakers.removeFile(fileId, new Date().toISOString())
        library.history.record('speaker_file_remove', file.name, changes)
      })
      changed(file.speakerId)
    },

    async removePhoto(speakerId: string): Promise<void> {
      const library = session.writing()
      const speaker = found(library.speakers.get(speakerId), speakerId)
      const { photoId } = speaker
      if (photoId === null) return
      library.transaction(() => {
        const now = new Date().toISOString()
        const changes = library.speakers.removeFile(photoId, now)
        changes.push(...library.speakers.update(speakerId, { photoId: null }, now))
        library.history.record('speaker_photo', nameOf(speaker), changes)
      })
      changed(speakerId)
    },
  }
}

function nameOf({ name }: { name: { kk: string; ru: string; en: string } }): string {
  return name.kk || name.ru || name.en
}
