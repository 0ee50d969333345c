import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AcceleratedEngine, ComputeProvider } from '#shared/api/acceleration.ts'

const require = createRequire(import.meta.url)

/** What is worth a try on a system, the best first: what its makers keep up, before what runs everywhere. */
const candidates: Record<AcceleratedEngine, Partial<Record<NodeJS.Platform, readonly ComputeProvider[]>>> = {
  gigaam: { darwin: ['coreml', 'webgpu'], win32: ['dml', 'webgpu'], linux: ['cuda', 'webgpu'] },
  whisper: { darwin: ['metal'], win32: ['cuda', 'vulkan'], linux: ['cuda', 'vulkan'] },
}

export function candidatesFor(
  engine: AcceleratedEngine,
  platform: NodeJS.Platform = process.platform,
): readonly ComputeProvider[] {
  return candidates[engine][platform] ?? []
}

/**
 * Whether a Linux machine has a device file of a graphics processor (or is WSL's). Other systems always have something to try.
 * Without one, trying costs seconds and finds nothing.
 */
export function mayHaveDevice(): boolean {
  return (
    process.platform !== 'linux' ||
    ['/dev/dri', '/dev/nvidia0', '/dev/dxg', '/dev/kfd'].some((path) => existsSync(path))
  )
}

/** The build of whisper.cpp that computes this way. */
export function whisperVariant(provider: ComputeProvider): 'default' | 'vulkan' | 'cuda' {
  return provider === 'vulkan' || provider === 'cuda' ? provider : 'default'
}

/** The binding takes the plain build where it cannot find the one asked for, so that has to be asked beforehand. */
export function hasWhisperVariant(provider: ComputeProvider): boolean {
  const variant = whisperVariant(provider)
  if (variant === 'default') return true
  try {
    require.resolve(`@fugood/node-whisper-${process.platform}-${process.arch}-${variant}`)
    return true
  } catch {
    return false
  }
}
