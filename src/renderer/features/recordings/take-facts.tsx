import type { MediaInfo } from '#shared/media.ts'
import { formatClock } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import classes from './recordings.module.css'

/** What a recording is: length, picture, sound, size, when it was made. */
export function TakeFacts({ info }: { info: MediaInfo }) {
  const { t } = useTranslation()
  const format = useFormat()
  const facts = [
    formatClock(info.durationMs),
    info.video
      ? `${info.video.width}×${info.video.height}, ${t('recordings.fps', { fps: format.number(info.video.fps, info.video.fps % 1 ? 2 : 0) })}, ${info.video.codec}`
      : t('recordings.no_video'),
    info.audio
      ? `${t('recordings.khz', { khz: format.number(info.audio.sampleRate / 1000, info.audio.sampleRate % 1000 ? 1 : 0) })}, ${info.audio.codec}`
      : t('recordings.no_audio'),
    ...(info.audio?.tracks ? [t('recordings.tracks', { number: format.number(info.audio.tracks) })] : []),
    format.bytes(info.bytes),
    ...(info.createdAt ? [format.dateTime(info.createdAt)] : []),
  ]
  return (
    <div className={`${classes.facts} tabular`}>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </div>
  )
}
