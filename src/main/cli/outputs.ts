import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { IzError } from '#shared/error.ts'
import { invalidOption } from './options.ts'

/**
 * Refuses an output that cannot be written before hours are spent on making it: its folder must be there, as a mistyped path
 * should not grow folders, and let us write.
 * @throws path_not_writable
 */
export async function requireWritableFile(path: string, option: string): Promise<void> {
  await refuseUnless(path, option, async () => {
    if (await isKind(path, 'file')) await access(dirname(resolve(path)), constants.W_OK | constants.X_OK)
  })
}

/**
 * The same for a folder that is made when it is not there yet.
 * @throws path_not_writable; invalid_input for no name, which a script's unset variable leaves and which is not the folder it runs in
 */
export async function requireFolder(path: string, option: string): Promise<void> {
  if (path === '') throw invalidOption(option, path, 'DIR')
  await refuseUnless(path, option, async () => {
    if (await isKind(path, 'folder')) await access(path, constants.W_OK | constants.X_OK)
  })
}

async function refuseUnless(path: string, option: string, check: () => Promise<unknown>): Promise<void> {
  try {
    await check()
  } catch (error) {
    throw new IzError(
      'path_not_writable',
      { file: basename(path), option, value: path },
      { detail: (error as Error).message, cause: error },
    )
  }
}

/** For a file: true unless something else has its name. For a folder: whether it is there. */
async function isKind(path: string, kind: 'file' | 'folder'): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (found === null) return kind === 'file'
  if (found.isDirectory() !== (kind === 'folder')) throw new Error(`${path} is no ${kind}`)
  return true
}
