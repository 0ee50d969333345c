/**
 * A cell that begins like this is a formula to a spreadsheet program, whoever wrote it; the full-width forms count too where
 * Japanese input does. OWASP, "CSV Injection" (https://owasp.org/www-community/attacks/CSV_Injection).
 */
const guarded = /^'*[=+\-@\t\r\n＝＋－＠]/
const guard = /^'+[=+\-@\t\r\n＝＋－＠]/

/**
 * A cell's text such that no spreadsheet program takes it for a formula: an apostrophe is put before it, as OWASP advises. One
 * before what already looks guarded, too, so that `unguardCell` always gives the text back.
 */
export function guardCell(text: string): string {
  return guarded.test(text) ? `'${text}` : text
}

/** Takes the apostrophe away again. */
export function unguardCell(text: string): string {
  return guard.test(text) ? text.slice(1) : text
}
