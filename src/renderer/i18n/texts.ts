import { errorMessages } from '#shared/messages/error-text.ts'
import { ffmpegTexts } from '#shared/messages/ffmpeg-texts.ts'
import consentsEn from '../features/consents/texts/en.json' with { type: 'json' }
import consentsKk from '../features/consents/texts/kk.json' with { type: 'json' }
import consentsRu from '../features/consents/texts/ru.json' with { type: 'json' }
import criteriaEn from '../features/criteria/texts/en.json' with { type: 'json' }
import criteriaKk from '../features/criteria/texts/kk.json' with { type: 'json' }
import criteriaRu from '../features/criteria/texts/ru.json' with { type: 'json' }
import exchangeEn from '../features/exchange/texts/en.json' with { type: 'json' }
import exchangeKk from '../features/exchange/texts/kk.json' with { type: 'json' }
import exchangeRu from '../features/exchange/texts/ru.json' with { type: 'json' }
import glossaryEn from '../features/glossary/texts/en.json' with { type: 'json' }
import glossaryKk from '../features/glossary/texts/kk.json' with { type: 'json' }
import glossaryRu from '../features/glossary/texts/ru.json' with { type: 'json' }
import modelsEn from '../features/models/texts/en.json' with { type: 'json' }
import modelsKk from '../features/models/texts/kk.json' with { type: 'json' }
import modelsRu from '../features/models/texts/ru.json' with { type: 'json' }
import plansEn from '../features/plans/texts/en.json' with { type: 'json' }
import plansKk from '../features/plans/texts/kk.json' with { type: 'json' }
import plansRu from '../features/plans/texts/ru.json' with { type: 'json' }
import questionsEn from '../features/questions/texts/en.json' with { type: 'json' }
import questionsKk from '../features/questions/texts/kk.json' with { type: 'json' }
import questionsRu from '../features/questions/texts/ru.json' with { type: 'json' }
import sessionsEn from '../features/sessions/texts/en.json' with { type: 'json' }
import sessionsKk from '../features/sessions/texts/kk.json' with { type: 'json' }
import sessionsRu from '../features/sessions/texts/ru.json' with { type: 'json' }
import shootsEn from '../features/shoots/texts/en.json' with { type: 'json' }
import shootsKk from '../features/shoots/texts/kk.json' with { type: 'json' }
import shootsRu from '../features/shoots/texts/ru.json' with { type: 'json' }
import speakersEn from '../features/speakers/texts/en.json' with { type: 'json' }
import speakersKk from '../features/speakers/texts/kk.json' with { type: 'json' }
import speakersRu from '../features/speakers/texts/ru.json' with { type: 'json' }
import subtitlesEn from '../features/subtitles/texts/en.json' with { type: 'json' }
import subtitlesKk from '../features/subtitles/texts/kk.json' with { type: 'json' }
import subtitlesRu from '../features/subtitles/texts/ru.json' with { type: 'json' }
import transcriptEn from '../features/transcript/texts/en.json' with { type: 'json' }
import transcriptKk from '../features/transcript/texts/kk.json' with { type: 'json' }
import transcriptRu from '../features/transcript/texts/ru.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import kk from './kk.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }

/** All that the screens say: each feature's own texts, the common ones, and the errors', which the command line shares. */
export const texts = {
  kk: {
    ...kk,
    ...speakersKk,
    ...subtitlesKk,
    ...transcriptKk,
    ...criteriaKk,
    ...consentsKk,
    ...questionsKk,
    ...exchangeKk,
    ...glossaryKk,
    ...modelsKk,
    ...plansKk,
    ...shootsKk,
    ...sessionsKk,
    error: errorMessages.kk,
    found_ffmpeg: ffmpegTexts.kk,
  },
  ru: {
    ...ru,
    ...speakersRu,
    ...subtitlesRu,
    ...transcriptRu,
    ...criteriaRu,
    ...consentsRu,
    ...questionsRu,
    ...exchangeRu,
    ...glossaryRu,
    ...modelsRu,
    ...plansRu,
    ...shootsRu,
    ...sessionsRu,
    error: errorMessages.ru,
    found_ffmpeg: ffmpegTexts.ru,
  },
  en: {
    ...en,
    ...speakersEn,
    ...subtitlesEn,
    ...transcriptEn,
    ...criteriaEn,
    ...consentsEn,
    ...questionsEn,
    ...exchangeEn,
    ...glossaryEn,
    ...modelsEn,
    ...plansEn,
    ...shootsEn,
    ...sessionsEn,
    error: errorMessages.en,
    found_ffmpeg: ffmpegTexts.en,
  },
}
