import type { Language } from './language.ts'
import type { SubtitleRules } from './subtitles.ts'

/**
 * A cue that is there for less is not read (ms): 20 frames at 24 fps, 833.3 ms, rounded down so that a file whose cues last exactly that
 * passes. Netflix Timed Text Style Guide, General Requirements (article 215758617), section "Duration".
 */
export const minDurationMs = 833

/**
 * What all three languages share. Sources:
 * - two lines at most: Netflix Timed Text Style Guide, General Requirements (article 215758617), section "Line Treatment";
 * - 5/6 s to 7 s a cue: the same guide, section "Duration";
 * - a gap of 2 frames, and gaps of 3 to 11 frames closed to 2: Netflix, Subtitle Timing Guidelines (article
 *   360051554394), at 24 fps: 83 ms, and everything under 12 frames = 500 ms is closed;
 * - at most half a second after the sound: the same timing guidelines.
 */
const common = {
  maxLines: 2,
  minDurationMs,
  maxDurationMs: 7000,
  minGapMs: 83,
  closeGapMs: 500,
  maxHangMs: 500,
} as const

/**
 * Characters a line and characters a second, for adult viewers.
 * - en: 42 and 20, Netflix English (USA) Timed Text Style Guide (article 217350977);
 * - ru: 39 and 17, Netflix Russian Timed Text Style Guide (article 215346638);
 * - kk: nobody publishes a guide for Kazakh. It takes the Russian figures: the same alphabet, read by the same viewers,
 *   with words that are longer still.
 */
const byLanguage: Record<Language, Pick<SubtitleRules, 'maxLineLength' | 'maxCps'>> = {
  kk: { maxLineLength: 39, maxCps: 17 },
  ru: { maxLineLength: 39, maxCps: 17 },
  en: { maxLineLength: 42, maxCps: 20 },
}

/** The figures a track in `language` is cut and checked by, as a fresh object. Lengths in characters, times in ms. */
export function rulesFor(language: Language): SubtitleRules {
  return { ...common, ...byLanguage[language] }
}
