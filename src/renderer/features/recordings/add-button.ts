/** The button that adds recordings: it is there however many of them go. */
export function addButton(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-adds-recordings]')
}
