import type { ContactKind, KazakhScript, OriginCountry, SpokenByPerson } from '#shared/api/speakers.ts'
import type { Language } from '#shared/language.ts'
import type { InterviewStatus } from '#shared/pipeline.ts'

type Words<Value extends string> = Readonly<Record<Value, Readonly<Record<Language, string>>>>

// A file is written where the interface's texts are not; `list-words.test.ts` holds the two together.

export const countryWords: Words<OriginCountry> = {
  CN: { kk: 'Қытай', ru: 'Китай', en: 'China' },
  MN: { kk: 'Моңғолия', ru: 'Монголия', en: 'Mongolia' },
  UZ: { kk: 'Өзбекстан', ru: 'Узбекистан', en: 'Uzbekistan' },
  RU: { kk: 'Ресей', ru: 'Россия', en: 'Russia' },
  TM: { kk: 'Түрікменстан', ru: 'Туркменистан', en: 'Turkmenistan' },
  KG: { kk: 'Қырғызстан', ru: 'Кыргызстан', en: 'Kyrgyzstan' },
  TJ: { kk: 'Тәжікстан', ru: 'Таджикистан', en: 'Tajikistan' },
  TR: { kk: 'Түркия', ru: 'Турция', en: 'Türkiye' },
  IR: { kk: 'Иран', ru: 'Иран', en: 'Iran' },
  AF: { kk: 'Ауғанстан', ru: 'Афганистан', en: 'Afghanistan' },
  PK: { kk: 'Пәкістан', ru: 'Пакистан', en: 'Pakistan' },
  DE: { kk: 'Германия', ru: 'Германия', en: 'Germany' },
  FR: { kk: 'Франция', ru: 'Франция', en: 'France' },
  GB: { kk: 'Ұлыбритания', ru: 'Великобритания', en: 'United Kingdom' },
  US: { kk: 'АҚШ', ru: 'США', en: 'United States' },
  KZ: { kk: 'Қазақстан', ru: 'Казахстан', en: 'Kazakhstan' },
  XX: { kk: 'Басқа ел', ru: 'Другая страна', en: 'Another country' },
}

export const spokenWords: Words<SpokenByPerson> = {
  kk: { kk: 'қазақ', ru: 'казахский', en: 'Kazakh' },
  ru: { kk: 'орыс', ru: 'русский', en: 'Russian' },
  en: { kk: 'ағылшын', ru: 'английский', en: 'English' },
  zh: { kk: 'қытай', ru: 'китайский', en: 'Chinese' },
  mn: { kk: 'моңғол', ru: 'монгольский', en: 'Mongolian' },
  uz: { kk: 'өзбек', ru: 'узбекский', en: 'Uzbek' },
  ky: { kk: 'қырғыз', ru: 'кыргызский', en: 'Kyrgyz' },
  ug: { kk: 'ұйғыр', ru: 'уйгурский', en: 'Uyghur' },
  tk: { kk: 'түрікмен', ru: 'туркменский', en: 'Turkmen' },
  tg: { kk: 'тәжік', ru: 'таджикский', en: 'Tajik' },
  fa: { kk: 'парсы', ru: 'персидский', en: 'Persian' },
  ps: { kk: 'пушту', ru: 'пуштунский', en: 'Pashto' },
  tr: { kk: 'түрік', ru: 'турецкий', en: 'Turkish' },
  ar: { kk: 'араб', ru: 'арабский', en: 'Arabic' },
  de: { kk: 'неміс', ru: 'немецкий', en: 'German' },
  fr: { kk: 'француз', ru: 'французский', en: 'French' },
}

export const scriptWords: Words<KazakhScript> = {
  Cyrl: { kk: 'Кирилл жазуы', ru: 'Кириллица', en: 'Cyrillic' },
  Arab: { kk: 'Төте жазу (араб жазуы)', ru: 'Арабское письмо (төте жазу)', en: 'Arabic script (töte jazu)' },
  Latn: { kk: 'Латын жазуы', ru: 'Латиница', en: 'Latin' },
}

export const statusWords: Words<InterviewStatus> = {
  idea: { kk: 'Идея туды', ru: 'Идея', en: 'Idea' },
  contacted: { kk: 'Хабарласылды', ru: 'Связались', en: 'Contacted' },
  agreed: { kk: 'Келісті', ru: 'Договорились', en: 'Agreed' },
  scheduled: { kk: 'Күні белгіленді', ru: 'Назначено', en: 'Scheduled' },
  filmed: { kk: 'Түсірілді', ru: 'Снято', en: 'Filmed' },
  transcribed: { kk: 'Мәтіні дайын', ru: 'Расшифровано', en: 'Transcribed' },
  subtitled: { kk: 'Субтитрі дайын', ru: 'С субтитрами', en: 'Subtitled' },
  approved: { kk: 'Мақұлданды', ru: 'Одобрено', en: 'Approved' },
  published: { kk: 'Жарияланды', ru: 'Опубликовано', en: 'Published' },
  declined: { kk: 'Бас тартты', ru: 'Отказ', en: 'Declined' },
}

export const contactWords: Words<ContactKind> = {
  phone: { kk: 'Телефон нөмірі', ru: 'Телефон', en: 'Phone' },
  email: { kk: 'Электрондық пошта', ru: 'Эл. почта', en: 'Email' },
  other: { kk: 'Басқа', ru: 'Другое', en: 'Other' },
  whatsapp: { kk: 'WhatsApp', ru: 'WhatsApp', en: 'WhatsApp' },
  telegram: { kk: 'Telegram', ru: 'Telegram', en: 'Telegram' },
  instagram: { kk: 'Instagram', ru: 'Instagram', en: 'Instagram' },
  wechat: { kk: 'WeChat', ru: 'WeChat', en: 'WeChat' },
  vk: { kk: 'VK', ru: 'VK', en: 'VK' },
}
