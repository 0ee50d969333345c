import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { FactLine } from './fact-line.tsx'

it('keeps a time from being turned round by the name beside it', () => {
  const html = renderToStaticMarkup(<FactLine facts={['ەرلان توقتار', '09:30–11:30', 'Студия']} />)
  expect(html).toBe('<bdi>ەرلان توقتار</bdi> · <bdi>09:30–11:30</bdi> · <bdi>Студия</bdi>')
})

it('leaves out what is not known, and keeps two facts that read alike', () => {
  const html = renderToStaticMarkup(<FactLine facts={['', null, 'Алматы', undefined, 'Алматы', 2019]} />)
  expect(html).toBe('<bdi>Алматы</bdi> · <bdi>Алматы</bdi> · <bdi>2019</bdi>')
})
