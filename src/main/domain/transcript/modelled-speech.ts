import { SpeechRuns } from './speech-runs.ts'
import { type VoiceActivity, vadFrameMs } from './voice-activity.ts'

/** A model's frame at 16 kHz: 512 samples (Silero VAD). */
export const modelFrameMs = 32

/** Above the first somebody begins to speak, below the second somebody has ended: the figures of Silero's own tools. */
const beginsAt = 0.5
const endsBelow = 0.35
/** 90 ms: a cough or a knock that the model takes for a syllable is mostly shorter, a short "yes" is longer. */
const minRunFrames = 9
/** As in the plain one. */
const minLevelRunFrames = 3

/**
 * Where somebody speaks, by a model's probabilities. When the model can go no further, the plain voice activity beside it, which has heard
 * everything as well, decides from there on.
 */
export class ModelledSpeech {
  readonly #level: VoiceActivity
  readonly #runs = new SpeechRuns(minRunFrames)
  #modelFrames = 0
  #isSpeaking = false
  #gaveUp = false

  constructor(level: VoiceActivity) {
    this.#level = level
  }

  /** Frames of 10 ms whose decision is final. */
  get decided(): number {
    return this.#runs.decided
  }

  /** The next probabilities, 32 ms each. */
  tell(probabilities: Float32Array): void {
    for (const probability of probabilities) {
      this.#isSpeaking = probability >= (this.#isSpeaking ? endsBelow : beginsAt)
      this.#modelFrames++
      // A frame of 10 ms goes with the model's frame in which its middle lies.
      while ((this.#runs.judged + 0.5) * vadFrameMs < this.#modelFrames * modelFrameMs) {
        this.#runs.push(this.#isSpeaking)
      }
    }
  }

  /** The model fails: what it has not told is the plain one's to decide. */
  giveUp(): void {
    this.#gaveUp = true
    this.#runs.setMinRun(minLevelRunFrames)
    this.follow()
  }

  /** After a failure: takes over what the plain one has decided meanwhile. */
  follow(): void {
    if (!this.#gaveUp) return
    while (this.#runs.judged < this.#level.judged) this.#runs.push(this.#level.isLoud(this.#runs.judged))
  }

  /** The recording ends after so many frames of 10 ms. */
  end(frames: number): void {
    this.follow()
    while (this.#runs.judged < frames) this.#runs.push(this.#isSpeaking)
    this.#runs.end()
  }

  isSpeech(frame: number): boolean {
    return this.#runs.isSpeech(frame)
  }

  /** Whether the recording should rather not be cut there: the model hears speech, and it is loud. */
  isLoud(frame: number): boolean {
    return this.#runs.isLoud(frame) && this.#level.isLoud(frame)
  }
}
