import { errorMessages } from '#shared/messages/error-text.ts'
import en from './en.json' with { type: 'json' }
import kk from './kk.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }

/** All that the screens say; the errors' texts are shared with the command line. */
export const texts = {
  kk: { ...kk, error: errorMessages.kk },
  ru: { ...ru, error: errorMessages.ru },
  en: { ...en, error: errorMessages.en },
}
