import { describe, expect, it } from 'vitest'
import { nameForms } from './name-forms.ts'

describe('the forms of a name', () => {
  it.each([
    ['Алматы', 'Алматының Алматыға Алматыны Алматыда Алматыдан Алматымен Алматыдағы Алматылық'],
    ['Шымкент', 'Шымкенттің Шымкентке Шымкентті Шымкентте Шымкенттен Шымкентпен Шымкенттегі Шымкенттік'],
    ['Айгүл', 'Айгүлдің Айгүлге Айгүлді Айгүлде Айгүлден Айгүлмен'],
    ['Қазақстан', 'Қазақстанның Қазақстанға Қазақстанды Қазақстанда Қазақстаннан Қазақстанмен'],
    ['Момышұлы', 'Момышұлының Момышұлына'],
    ['Баян-Өлгий', 'Баян-Өлгийге Баян-Өлгийде'],
    ['ҚазҰУ', 'ҚазҰУ-дың ҚазҰУ-да'],
    ['Абай көшесі', 'Абай көшесінде'],
  ])('Kazakh: %s', (name, forms) => {
    expect(nameForms(name, 'kk')).toEqual(expect.arrayContaining([name, ...forms.split(/(?<!Абай) /)]))
  })

  it('have no ending of the other harmony', () => {
    for (const form of nameForms('Алматы', 'kk')) expect(form.slice(6)).not.toMatch(/^(ге|нің|де)/)
  })

  it.each([
    ['Монголия', 'Монголии Монголию Монголией'],
    ['Казахстан', 'Казахстана Казахстану Казахстаном Казахстане'],
    ['Айгуль', 'Айгули Айгулью'],
    ['Иванов', 'Иванова Ивановым'],
    ['Толе би', 'Толе би'],
    ['Анна Иванова', 'Анны Ивановой|Анну Иванову'],
  ])('Russian: %s', (name, forms) => {
    const wanted = forms.includes('|') || forms === name ? forms.split('|') : forms.split(' ')
    expect(nameForms(name, 'ru')).toEqual(expect.arrayContaining([name, ...wanted]))
  })

  it('English: the possessive', () => {
    expect(nameForms('Almaty', 'en')).toEqual(['Almaty', "Almaty's"])
  })
})
