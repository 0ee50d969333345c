import { describe, expect, it } from 'vitest'
import { kazakhOrdinal, sayNumber } from './spoken-numbers.ts'

describe('numbers as they are said', () => {
  it.each([
    ['0', 'нөл', 'ноль', 'zero'],
    ['7', 'жеті', 'семь', 'seven'],
    ['15', 'он бес', 'пятнадцать', 'fifteen'],
    ['40', 'қырық', 'сорок', 'forty'],
    ['99', 'тоқсан тоғыз', 'девяносто девять', 'ninety nine'],
    ['100', 'жүз', 'сто', 'one hundred'],
    ['342', 'үш жүз қырық екі', 'триста сорок два', 'three hundred forty two'],
    ['1000', 'мың', 'тысяча', 'one thousand'],
    ['2024', 'екі мың жиырма төрт', 'две тысячи двадцать четыре', 'twenty twenty four'],
    ['1991', 'мың тоғыз жүз тоқсан бір', 'тысяча девятьсот девяносто один', 'nineteen ninety one'],
    ['21000', 'жиырма бір мың', 'двадцать одна тысяча', 'twenty one thousand'],
    ['5000000', 'бес миллион', 'пять миллионов', 'five million'],
    [
      '3002000010',
      'үш миллиард екі миллион он',
      'три миллиарда два миллиона десять',
      'three billion two million ten',
    ],
    ['007', 'нөл нөл жеті', 'ноль ноль семь', 'zero zero seven'],
  ])('%s', (digits, kk, ru, en) => {
    expect(sayNumber(digits, 'kk')).toBe(kk)
    expect(sayNumber(digits, 'ru')).toBe(ru)
    expect(sayNumber(digits, 'en')).toBe(en)
  })

  it('reads English years in pairs', () => {
    expect(sayNumber('1905', 'en')).toBe('nineteen oh five')
    expect(sayNumber('1900', 'en')).toBe('nineteen hundred')
    expect(sayNumber('2005', 'en')).toBe('two thousand five')
  })

  it.each([
    ['бір', 'бірінші'],
    ['екі', 'екінші'],
    ['үш', 'үшінші'],
    ['алты', 'алтыншы'],
    ['тоғыз', 'тоғызыншы'],
    ['он', 'оныншы'],
    ['жиырма', 'жиырмасыншы'],
    ['отыз бес', 'отыз бесінші'],
  ])('%s in order is %s', (cardinal, ordinal) => {
    expect(kazakhOrdinal(cardinal)).toBe(ordinal)
  })
})
