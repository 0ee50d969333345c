import { execa } from 'execa'
import type { FfmpegCandidate } from '../../services/media/ports.ts'

/** FFmpeg 4.0 (2018): the oldest release whose filters and options the app was written for. */
const oldestMajor = 4
const answerWithinMs = 15_000
/** Goes up with every change of what is asked below: programs that were found good before are asked again then. */
export const capabilityQuestions = 2

/** Runs a program's own listings to see what it can do. Builds without a version number are judged by that alone. */
export async function capabilityProblems(
  ffmpeg: string,
  ffprobe: string,
): Promise<Pick<FfmpegCandidate, 'version' | 'problems' | 'canToneMap'>> {
  const [filters, encoders, probe] = await Promise.all([
    listing(ffmpeg, '-filters'),
    listing(ffmpeg, '-encoders'),
    listing(ffprobe, '-version'),
  ])
  const version = filters && versionOf(filters.banner)
  if (!version || filters === null || encoders === null) {
    return { version, problems: ['not_runnable'], canToneMap: false }
  }

  const problems: FfmpegCandidate['problems'] = []
  const major = majorOf(version)
  if (major !== null && major < oldestMajor) problems.push('too_old')
  if (!lists(filters.text, 'ass')) problems.push('no_libass')
  if (!lists(filters.text, 'loudnorm')) problems.push('no_loudnorm')
  if (!lists(encoders.text, 'libx264')) problems.push('no_libx264')
  if (!lists(encoders.text, 'aac')) problems.push('no_aac')
  if (!probe?.text.startsWith('ffprobe version')) problems.push('no_ffprobe')
  const canToneMap = ['zscale', 'tonemap'].every((filter) => lists(filters.text, filter))
  return { version, problems, canToneMap }
}

/** `5.1.9-0+deb12u1` of `ffmpeg version 5.1.9-0+deb12u1 Copyright …`; null for a program that is something else. */
export function versionOf(banner: string): string | null {
  return /^ffmpeg version (\S+)/.exec(banner)?.[1] ?? null
}

/** The release's major number; null for builds named after a commit or a date (`N-47683-g0e8eb07980`, `2024-05-01-git`). */
export function majorOf(version: string): number | null {
  const match = /^n?(\d{1,2})\.\d+/.exec(version)
  return match ? Number(match[1]) : null
}

/** Whether a `-filters` or `-encoders` listing has that name in its second column. */
export function lists(listing: string, name: string): boolean {
  return listing.split('\n').some((line) => line.trim().split(/\s+/)[1] === name)
}

/** What it prints, and how it names itself before that on standard error. */
async function listing(program: string, option: string): Promise<{ text: string; banner: string } | null> {
  const result = await execa(program, [option], {
    reject: false,
    stdin: 'ignore',
    timeout: answerWithinMs,
    forceKillAfterDelay: 300,
  })
  return result.exitCode === 0 ? { text: result.stdout, banner: result.stderr } : null
}
