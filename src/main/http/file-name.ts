import { z } from 'zod'

/** What a sent file is called: the last part of whatever path a client gives, composed (NFC), without control characters. */
export const fileNameSchema = z
  .string()
  .max(4096)
  .transform((name) => {
    const last = name.split(/[\\/]/).at(-1) ?? ''
    return last
      .normalize('NFC')
      .replace(/\p{Cc}/gu, '')
      .trim()
  })
  .refine(
    (name) => name !== '' && name !== '.' && name !== '..' && new TextEncoder().encode(name).length <= 255,
  )
