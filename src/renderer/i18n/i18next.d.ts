import 'i18next'
import type { texts } from './texts.ts'

declare module 'i18next' {
  /** Every key is checked against the English file; a test keeps the three files alike. */
  interface CustomTypeOptions {
    defaultNS: 'translation'
    returnNull: false
    resources: { translation: (typeof texts)['en'] }
  }
}
