import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { ModelSearch } from '../../services/models/ports.ts'
import { disk, unreadable } from '../files/disk.ts'
import { hashFile } from './hash-file.ts'

/** What a file of a model can end in: ggml and GGUF, ONNX, a vocabulary, a SentencePiece tokenizer. */
const endings = new Set(['.bin', '.gguf', '.onnx', '.txt', '.model'])
const maxDepth = 3
/** A person who points at a whole disk gets an answer all the same. */
const maxFiles = 2000

type Found = { path: string; bytes: number }[]

export const modelSearch: ModelSearch = {
  async files(path) {
    const found = await stat(path).catch((error: unknown) => {
      throw unreadable(error, path)
    })
    if (found.isDirectory()) return walk(path, maxDepth, [])
    if (!found.isFile()) throw new IzError('file_unreadable', { file: basename(path) })
    return [{ path, bytes: found.size }]
  },

  async beside(path) {
    const all = await walk(dirname(path), 1, [])
    return all.filter((one) => one.path !== path)
  },

  sha256: hashFile,
}

async function walk(folder: string, depth: number, found: Found): Promise<Found> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(error, folder)
  })
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name))) {
    if (found.length >= maxFiles) break
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) {
      if (depth > 1) await walk(path, depth - 1, found).catch(() => [])
    } else if (endings.has(extname(entry.name).toLowerCase()) && disk.isFile(path)) {
      found.push({ path, bytes: await disk.size(path) })
    }
  }
  return found
}
