import { createStore } from '../../lib/store.ts'

export interface PlayerState {
  playing: boolean
  timeMs: number
  /** 0 until the recording's data is there. */
  durationMs: number
  rate: number
  muted: boolean
  /** There is something to play: the recording's file is where it was, or a proxy of it was made. */
  playable: boolean
  /** The recording cannot be played. */
  failed: boolean
}

/** A marked range, `inMs < outMs`. */
export interface Range {
  inMs: number
  outMs: number
}

/** Where a mark made with the other one missing puts that one. */
const defaultSpanMs = 10_000
const shortestRangeMs = 100
export const rates = [0.5, 0.75, 1, 1.25, 1.5, 2] as const

/**
 * The one player of an interview: it outlives changes of the stage, and everything on the screen that follows the time
 * follows it. Times are integer milliseconds from the start of the recording.
 */
export class Player {
  readonly state = createStore<PlayerState>({
    playing: false,
    timeMs: 0,
    durationMs: 0,
    rate: 1,
    muted: false,
    playable: false,
    failed: false,
  })
  readonly selection = createStore<Range | null>(null)
  /** Of the recording that is loaded; for single steps. */
  fps = 25
  #video: HTMLVideoElement | null = null
  #takeId: string | null = null
  #knownDurationMs = 0
  #frame = 0
  #stopAtMs: number | null = null

  /** Prepares for another recording: forgets marks, goes to where it was left in this session. */
  load(takeId: string, durationMs: number, fps: number | null): void {
    this.fps = fps ?? 25
    this.#knownDurationMs = durationMs
    if (this.#takeId !== takeId) {
      this.#takeId = takeId
      this.selection.set(null)
      this.#stopAtMs = null
      const place = Number(sessionStorage.getItem(`place:${takeId}`)) || 0
      this.#patch({ timeMs: Math.min(place, durationMs), playing: false, failed: false })
    }
    this.#patch({ durationMs })
  }

  /** Takes charge of a video element; returns the function that lets it go. */
  attach(video: HTMLVideoElement): () => void {
    this.#video = video
    this.#patch({ playable: true })
    const listeners = new AbortController()
    const on = (name: string, listener: () => void) =>
      video.addEventListener(name, listener, { signal: listeners.signal })
    on('loadedmetadata', () => {
      video.currentTime = this.state.get().timeMs / 1000
      video.playbackRate = this.state.get().rate
      const measured = Number.isFinite(video.duration) ? Math.round(video.duration * 1000) : 0
      this.#patch({ durationMs: this.#knownDurationMs || measured, failed: false })
    })
    on('play', () => {
      this.#patch({ playing: true })
      this.#follow()
    })
    on('pause', () => {
      this.#patch({ playing: false })
      this.#read()
    })
    on('ended', () => this.#patch({ playing: false }))
    on('seeked', () => this.#read())
    on('timeupdate', () => this.#remember())
    on('error', () => this.#patch({ failed: video.error !== null, playing: false }))
    video.muted = this.state.get().muted
    return () => {
      listeners.abort()
      cancelAnimationFrame(this.#frame)
      if (this.#video === video) this.#video = null
      this.#patch({ playing: false, playable: this.#video !== null })
    }
  }

  toggle(): void {
    if (this.state.get().playing) this.pause()
    else this.play()
  }

  play(): void {
    this.#stopAtMs = null
    void this.#video?.play().catch(() => this.#patch({ playing: false }))
  }

  pause(): void {
    this.#video?.pause()
  }

  /** Plays a range once and stops at its end. */
  playRange(range: Range): void {
    this.seek(range.inMs)
    this.play()
    this.#stopAtMs = range.outMs
  }

  seek(ms: number): void {
    const { durationMs } = this.state.get()
    const target = Math.round(Math.max(0, durationMs ? Math.min(ms, durationMs) : ms))
    this.#stopAtMs = null
    this.#patch({ timeMs: target })
    if (this.#video && this.#video.readyState > 0) this.#video.currentTime = target / 1000
    this.#remember()
  }

  /** Moves by a span, back when it is negative. */
  skip(ms: number): void {
    this.seek(this.state.get().timeMs + ms)
  }

  /** Moves by whole frames. */
  step(frames: number): void {
    this.pause()
    const frameMs = 1000 / this.fps
    const index = Math.round(this.state.get().timeMs / frameMs) + frames
    // the middle of a frame: its start may round into the frame before it
    this.seek((index + 0.5) * frameMs - frameMs / 2 + 1)
  }

  setRate(rate: number): void {
    this.#patch({ rate })
    if (this.#video) this.#video.playbackRate = rate
  }

  toggleMuted(): void {
    const muted = !this.state.get().muted
    this.#patch({ muted })
    if (this.#video) this.#video.muted = muted
  }

  /** Marks a range; its ends may come in either order. A range too short to be meant is no mark. */
  select(range: Range | null): void {
    if (!range) {
      this.selection.set(null)
      return
    }
    const limit = this.state.get().durationMs || Number.MAX_SAFE_INTEGER
    const clamp = (ms: number) => Math.round(Math.min(limit, Math.max(0, ms)))
    const inMs = clamp(Math.min(range.inMs, range.outMs))
    const outMs = clamp(Math.max(range.inMs, range.outMs))
    this.selection.set(outMs - inMs < shortestRangeMs ? null : { inMs, outMs })
  }

  markIn(): void {
    const { timeMs } = this.state.get()
    const out = this.selection.get()?.outMs ?? 0
    this.select({ inMs: timeMs, outMs: out > timeMs ? out : timeMs + defaultSpanMs })
  }

  markOut(): void {
    const { timeMs } = this.state.get()
    const start = this.selection.get()?.inMs ?? Number.MAX_SAFE_INTEGER
    this.select({ inMs: start < timeMs ? start : timeMs - defaultSpanMs, outMs: timeMs })
  }

  #patch(change: Partial<PlayerState>): void {
    this.state.set((state) => {
      const next = { ...state, ...change }
      const same = (Object.keys(next) as (keyof PlayerState)[]).every((key) => next[key] === state[key])
      return same ? state : next
    })
  }

  #read(): void {
    if (this.#video && !this.#video.seeking && this.#video.readyState > 0) {
      this.#patch({ timeMs: Math.round(this.#video.currentTime * 1000) })
    }
  }

  #remember(): void {
    if (this.#takeId) sessionStorage.setItem(`place:${this.#takeId}`, String(this.state.get().timeMs))
  }

  #follow(): void {
    cancelAnimationFrame(this.#frame)
    const tick = () => {
      this.#read()
      const { timeMs, playing } = this.state.get()
      if (this.#stopAtMs !== null && timeMs >= this.#stopAtMs) {
        this.pause()
        this.#stopAtMs = null
      }
      if (playing) this.#frame = requestAnimationFrame(tick)
    }
    this.#frame = requestAnimationFrame(tick)
  }
}
