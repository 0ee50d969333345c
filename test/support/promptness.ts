/**
 * How long what is to be over within a second may take in a test, ms. The second is that of a computer with nothing else to do; the tests
 * run two files at once, on machines that may be several times slower. What does not stop when it is told to takes longer than this, or
 * is told from what stopped by how it ends.
 */
export const promptMs = 2500
