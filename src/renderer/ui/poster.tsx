import { IconMicrophone } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './poster.module.css'

/** A take's picture, or a quiet stand-in where it has none. Decoration: the name stands beside it. */
export function Poster({ takeId, width }: { takeId: string | null; width: number | string }) {
  const [failed, setFailed] = useState<string | null>(null)
  return (
    <div className={classes.frame} style={{ width }}>
      {takeId && failed !== takeId ? (
        <img src={`/media/${takeId}/poster`} alt="" loading="lazy" onError={() => setFailed(takeId)} />
      ) : (
        <IconMicrophone size={22} stroke={1.4} aria-hidden />
      )}
    </div>
  )
}
