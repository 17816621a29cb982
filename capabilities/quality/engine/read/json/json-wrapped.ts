/** What interfaces call the list of records, and the object around it. */
const lists =
  /^(data|records?|results?|items|rows|list|values?|objects|entries|elements|hits|contacts|companies|deals|leads|accounts|customers|opportunities|tickets|users|people)$/i
const wrappers = /^(data|results?|response|payload|body|page)$/i
/** What stands beside it and is no record. */
const facts =
  /^(code|err(or|no|code|msg|or_?code)?|msg|message|success|ok|status|status_?code|total|total_?(count|size|rows|pages)|count|num_?found|page|page_?(no|num|index|size|count)|per_?page|size|limit|offset|next|previous|prev|has_?more|next_?(cursor|page|token)|cursor|done|took|timed_out|timestamp|version|time|trace_?id|request_?id|@odata\.\w+)$/i

const key = /\s*"((?:[^"\\]|\\.)*)"\s*:\s*/y
const scalar = /(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)\s*,?/y
const emptyOrFlat = /\{[^{}[\]]*\}\s*,?/y

/**
 * Where the list of records begins in JSON as interfaces answer: `{"code": 0, "data": {"list": [{…}, …]}}`. 0 where the
 * text is none such: an object with any other key is a record itself, and so is one that others follow.
 */
export function wrappedList(sample: string): number {
  let at = sample.search(/\S/)
  if (sample[at] !== '{') return 0
  at += 1
  for (;;) {
    const [all, name] = matchAt(key, sample, at) ?? []
    if (all === undefined || name === undefined) return 0
    at += all.length
    if (/^\[\s*\{/.test(sample.slice(at, at + 200)) && lists.test(name)) return isAlone(sample) ? at : 0
    if (sample[at] === '{' && wrappers.test(name) && !matchAt(emptyOrFlat, sample, at)) at += 1
    else {
      const skipped = facts.test(name) ? (matchAt(scalar, sample, at) ?? matchAt(emptyOrFlat, sample, at)) : null
      if (!skipped) return 0
      at += skipped[0].length
    }
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Nothing follows the first value, as far as the sample goes. */
function isAlone(sample: string): boolean {
  let depth = 0
  let isQuoted = false
  for (let i = 0; i < sample.length; i += 1) {
    const code = sample.charCodeAt(i)
    if (isQuoted) {
      if (code === 92) i += 1
      else if (code === 34) isQuoted = false
    } else if (code === 34) isQuoted = true
    else if (code === 123 || code === 91) depth += 1
    else if (code === 125 || code === 93) {
      depth -= 1
      if (depth === 0) return sample.slice(i + 1).trim() === ''
    }
  }
  return true
}
