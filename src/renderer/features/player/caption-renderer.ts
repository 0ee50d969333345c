import JASSUB from 'jassub'

/** Where a font of the app is fetched from, given its file's name. */
function fontUrl(name: string): string {
  return new URL(name.includes('/') ? name : `/fonts/${name}`, window.location.href).href
}

/**
 * Draws an ASS document with libass in a canvas of its own, outside React. It is the same libass with the same fonts that burns
 * captions in, so what it draws is what is exported.
 */
export class CaptionRenderer {
  readonly canvas = document.createElement('canvas')
  #instance: JASSUB
  #width: number
  #height: number
  #timeMs = 0
  #ready = false

  /** `width` and `height` are those of the frame the document was made for. `onFailure` hears when libass cannot work here. */
  constructor(
    parent: HTMLElement,
    options: { ass: string; fonts: readonly string[]; width: number; height: number },
    onFailure: (error: unknown) => void,
  ) {
    this.#width = options.width
    this.#height = options.height
    parent.append(this.canvas)
    const fonts = options.fonts.map(fontUrl)
    this.#instance = new JASSUB({
      canvas: this.canvas,
      subContent: options.ass,
      fonts,
      queryFonts: false,
    })
    // without a video the frame's size has to be known before the first resize
    this.#instance._videoWidth = options.width
    this.#instance._videoHeight = options.height
    this.#instance.ready
      .then(async () => {
        if (!this.#instance.renderer) throw new Error('the caption renderer did not start')
        this.#ready = true
        await this.#instance.resize(true)
        this.draw(this.#timeMs, true)
      })
      .catch(onFailure)
  }

  /** Shows the captions of a moment. */
  draw(timeMs: number, repaint = false): void {
    this.#timeMs = timeMs
    if (!this.#ready) return
    void this.#instance.manualRender(
      {
        expectedDisplayTime: performance.now(),
        width: this.#width,
        height: this.#height,
        mediaTime: timeMs / 1000,
      },
      repaint,
    )
  }

  /** Replaces the document: same fonts, same frame. */
  async setDocument(ass: string): Promise<void> {
    await this.#instance.ready
    if (!this.#ready) return
    await this.#instance.renderer.setTrack(ass)
    this.draw(this.#timeMs, true)
  }

  destroy(): void {
    this.#ready = false
    void this.#instance.destroy().catch(() => undefined)
    this.canvas.remove()
  }
}
