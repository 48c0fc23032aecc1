/** Calm progress on standard error, so that standard output stays the command's own. */

/**
 * Says what is being done and, on a terminal, for how long. The returned function ends the line.
 * @param {string} zh
 * @param {string} en
 * @returns {() => void}
 */
export function progress(zh, en) {
  const begun = Date.now()
  const seconds = () => Math.round((Date.now() - begun) / 1000)
  const line = `${zh} / ${en}`
  if (!process.stderr.isTTY) {
    process.stderr.write(`${line}\n`)
    return () => {}
  }
  const show = () => process.stderr.write(`\r${line} … ${seconds()} s`)
  show()
  const timer = setInterval(show, 1000)
  return () => {
    clearInterval(timer)
    process.stderr.write(`\r${line} … ${seconds()} s\n`)
  }
}

/**
 * Says what went wrong and what to do, in both languages.
 * @param {string} zh
 * @param {string} en
 */
export function complain(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`)
}
