import type { ReactNode } from 'react'
import { Box, Line } from './form-parts.tsx'
import type { FormText, FormWords, KnownValues } from './forms/form-text.ts'
import classes from './print.module.css'

interface Props {
  form: FormText
  words: FormWords
  values: KnownValues
  /** null: not known; the form then has room for a guardian too. */
  minor: boolean | null
  ofAge: boolean
}

/** Who signs: the speaker, for a minor a guardian beside the minor's own assent, and the one who explained the form. */
export function SignatureBlocks({ form, words, values, minor, ofAge }: Props) {
  const speaker = values.speaker ?? ''
  return (
    <div className={classes.signatures}>
      {minor !== true && (
        <Signature heading={words.speaker} statement={form.statement} words={words} name={speaker}>
          {minor === null && <Box label={words.ofAge} ticked={ofAge} />}
        </Signature>
      )}
      {minor !== false && (
        <>
          <Signature
            heading={words.minor}
            statement={form.assent}
            words={words}
            name={minor ? speaker : ''}
          />
          <Signature
            heading={words.guardian}
            statement={words.guardianStatement}
            words={words}
            name={values.guardianName ?? ''}
          >
            <Line label={words.guardianRelation} value={values.guardianRelation ?? ''} />
            <Line label={words.guardianContact} value={values.guardianContact ?? ''} />
          </Signature>
        </>
      )}
      <Signature heading={words.teamMember} words={words} name="" />
    </div>
  )
}

interface SignatureProps {
  heading: string
  statement?: string
  words: FormWords
  name: string
  children?: ReactNode
}

function Signature({ heading, statement, words, name, children }: SignatureProps) {
  return (
    <section className={classes.signature}>
      <h2>{heading}</h2>
      {statement && <p>{statement}</p>}
      {children}
      <Line label={words.name} value={name} />
      <div className={classes.pair}>
        <Line label={words.signature} value="" />
        <Line label={words.date} value="" />
      </div>
    </section>
  )
}
