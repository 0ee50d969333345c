/** A theme's colour in the shade that both colour schemes can carry. */
export function themeColour(colour: string | undefined): string {
  return colour ? `var(--mantine-color-${colour}-6)` : 'var(--mantine-color-dimmed)'
}
