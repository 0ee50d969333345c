import type { Language } from '#shared/language.ts'
import { english } from './en.ts'
import type { LanguageForms } from './form-text.ts'
import { kazakh } from './kk.ts'
import { russian } from './ru.ts'

/** The printed forms. Change `consentFormVersion` whenever a sentence of them changes. */
export const consentForms: Record<Language, LanguageForms> = { kk: kazakh, ru: russian, en: english }
