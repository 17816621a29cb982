const names = new Map<string, string>()
const most = 2000
let count = 0

/**
 * A short, stable name for the text of a statement, so that each connection parses and plans it once.
 *
 * Statements are made from definitions and shapes of requests, so there are few; past 2,000 the older half is
 * forgotten, which costs a parse and nothing else.
 */
export function statementName(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= most) for (const old of [...names.keys()].slice(0, most / 2)) names.delete(old)
  count += 1
  const name = `t${count}`
  names.set(text, name)
  return name
}
