import type { GlossaryEntry } from '#shared/api/glossary.ts'

/** Names that are in nearly every interview, kk; ru; en. They are only given their upper case, never put in place of another word. */
const places = `
Қазақстан; Казахстан; Kazakhstan
Моңғолия; Монголия; Mongolia
Қытай; Китай; China
Ресей; Россия; Russia
Өзбекстан; Узбекистан; Uzbekistan
Қырғызстан; Кыргызстан; Kyrgyzstan
Тәжікстан; Таджикистан; Tajikistan
Түрікменстан; Туркменистан; Turkmenistan
Түркия; Турция; Turkey
Иран; Иран; Iran
Ауғанстан; Афганистан; Afghanistan
Пәкістан; Пакистан; Pakistan
Германия; Германия; Germany
Франция; Франция; France
Англия; Англия; England
Америка; Америка; America
Корея; Корея; Korea
Еуропа; Европа; Europe
Азия; Азия; Asia
Алматы; Алматы; Almaty
Астана; Астана; Astana
Шымкент; Шымкент; Shymkent
Қарағанды; Караганда; Karaganda
Ақтөбе; Актобе; Aktobe
Ақтау; Актау; Aktau
Атырау; Атырау; Atyrau
Қостанай; Костанай; Kostanay
Павлодар; Павлодар; Pavlodar
Семей; Семей; Semey
Өскемен; Усть-Каменогорск; Oskemen
Қызылорда; Кызылорда; Kyzylorda
Талдықорған; Талдыкорган; Taldykorgan
Көкшетау; Кокшетау; Kokshetau
Түркістан; Туркестан; Turkistan
Жезқазған; Жезказган; Zhezkazgan
Екібастұз; Экибастуз; Ekibastuz
Баян-Өлгий; Баян-Улгий; Bayan-Ulgii
Ұланбатыр; Улан-Батор; Ulaanbaatar
Үрімжі; Урумчи; Urumqi
Құлжа; Кульджа; Ghulja
Шыңжаң; Синьцзян; Xinjiang
Бейжің; Пекин; Beijing
Мәскеу; Москва; Moscow
Ташкент; Ташкент; Tashkent
Самарқан; Самарканд; Samarkand
Бішкек; Бишкек; Bishkek
Стамбул; Стамбул; Istanbul
Лондон; Лондон; London
; ; Nauryz
; ; Kazakh
; ; Kazakhs
; ; Russian
; ; English
; ; Chinese
; ; Mongolian
; ; Uzbek
; ; Turkish
; ; American
; ; Monday
; ; Tuesday
; ; Wednesday
; ; Thursday
; ; Friday
; ; Saturday
; ; Sunday
; ; January
; ; February
; ; April
; ; June
; ; July
; ; September
; ; October
; ; November
; ; December`

export const knownNames: readonly GlossaryEntry[] = places
  .trim()
  .split('\n')
  .map((line, index) => {
    const [kk = '', ru = '', en = ''] = line.split(';').map((name) => name.trim())
    return { id: `known:${index}`, interviewId: null, kind: 'place', text: { kk, ru, en }, notes: '' }
  })
