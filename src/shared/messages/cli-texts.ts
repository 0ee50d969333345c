import type { Language } from '../language.ts'
import en from './cli.en.json' with { type: 'json' }
import kk from './cli.kk.json' with { type: 'json' }
import ru from './cli.ru.json' with { type: 'json' }

export type CliTexts = Record<keyof typeof en, string>

/** What the command line says of itself: its help, and what it did not understand. */
export const cliTexts: Record<Language, CliTexts> = { kk, ru, en }
