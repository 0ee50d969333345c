import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ToolButton } from './tool-button.tsx'

const shown = (notNow: string | null, pressed?: boolean) =>
  renderToStaticMarkup(
    <MantineProvider>
      <ToolButton
        {...{
          name: 'Play',
          hint: 'P',
          onClick: () => {},
          notNow,
          ...(pressed === undefined ? {} : { pressed }),
        }}
      >
        x
      </ToolButton>
    </MantineProvider>,
  ).replace(/<style.*?<\/style>/gs, '')

it('a tool that cannot be used now can be reached, and says why', () => {
  const html = shown('The file is not there')
  expect(html).toContain('aria-label="Play. The file is not there"')
  expect(html).toContain('aria-disabled="true"')
  expect(html).not.toMatch(/\sdisabled[\s=>]/)
})

it('a tool that can be used has its name, and says that it is on only where it is a switch', () => {
  expect(shown(null)).toContain('aria-label="Play"')
  expect(shown(null)).not.toMatch(/aria-disabled|aria-pressed/)
  expect(shown(null, false)).toContain('aria-pressed="false"')
})
