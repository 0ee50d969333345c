import { expect, it } from 'vitest'
import { libraryNames } from './library-names.ts'

const names = (...paths: string[]) => libraryNames(paths).map(({ name }) => name)

it('calls a library by its folder', () => {
  expect(names('/үй/Кітапхана «1»', 'D:\\Iz\\Көктем\\')).toEqual(['Кітапхана «1»', 'Көктем'])
})

it('tells those of the same name apart by the folders above', () => {
  expect(names('/а/б/Iz', '/а/в/Iz', '/а/Басқа')).toEqual(['б/Iz', 'в/Iz', 'Басқа'])
  expect(names('/а/б/Iz', '/в/б/Iz')).toEqual(['а/б/Iz', 'в/б/Iz'])
})

it('has an end where they are the same, or one lies at the root', () => {
  expect(names('/Iz', '/Iz')).toEqual(['Iz', 'Iz'])
  expect(names('/')).toEqual(['/'])
})
