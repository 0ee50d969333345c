import { Avatar } from '@mantine/core'

interface Props {
  photoId: string | null
  /** Its first letters stand in for a photo. */
  name: string
  /** px */
  size: number
}

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' })

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => letters.segment(word)[Symbol.iterator]().next().value?.segment ?? '')
    .join('')
    .toLocaleUpperCase('kk')
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
