import { Avatar } from '@mantine/core'
import { initials } from '../../lib/initials.ts'

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
    <Avatar
      src={photoId ? `/speaker-files/${photoId}` : null}
      size={size}
      radius={size}
      alt=""
      color="tengri"
      variant="light"
      aria-hidden
      imageProps={{ loading: 'lazy', draggable: false }}
    >
      {initials(name)}
    </Avatar>
  )
}
