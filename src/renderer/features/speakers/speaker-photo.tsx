import { initials } from '../../lib/initials.ts'
import classes from './speaker-photo.module.css'

interface Props {
  photoId: string | null
  /** Its first letters stand in for a photo. */
  name: string
  /** px */
  size: number
}

/** A speaker's photo, or the first letters of the name. Decoration: the name stands beside it. */
export function SpeakerPhoto({ photoId, name, size }: Props) {
  return (
    <span className={classes.photo} style={{ width: size, height: size, fontSize: size * 0.4 }} aria-hidden>
      {photoId ? (
        <img src={`/speaker-files/${photoId}`} alt="" loading="lazy" draggable={false} />
      ) : (
        initials(name)
      )}
    </span>
  )
}
