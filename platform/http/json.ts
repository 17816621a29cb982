import { defineErrors } from '#platform/errors.ts'

export const errors = defineErrors('json', {
  unreadable: [400, 'The body is not JSON: {why}.', '请求内容不是有效的 JSON：{why}。'],
  duplicateKey: [
    400,
    'The key {key} stands twice in one object of the body.',
    '请求内容的同一对象中重复出现键 {key}。',
  ],
  tooDeep: [400, 'The body is nested deeper than {depth} levels.', '请求内容嵌套超过 {depth} 层。'],
})

const deepest = 64

/**
 * JSON as RFC 8259 reads it, but a key that stands twice in one object is refused: which of the two was meant
 * cannot be known, and programs disagree. So is nesting beyond 64 levels.
 */
export function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw errors.unreadable({ why: (error as Error).message })
  }
  checkKeys(text)
  return value
}

// The text is known to be JSON, so strings and braces are all that need to be told apart.
function checkKeys(text: string): void {
  const open: (Set<string> | null)[] = []
  const strings = /"(?:[^"\\]|\\.)*"|[{}[\]]/g
  for (let found = strings.exec(text); found !== null; found = strings.exec(text)) {
    const [token] = found
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null)
      if (open.length > deepest) throw errors.tooDeep({ depth: deepest })
    } else if (token === '}' || token === ']') open.pop()
    else if (open.at(-1) && isKey(text, strings.lastIndex)) addKey(open.at(-1) as Set<string>, token)
  }
}

function isKey(text: string, from: number): boolean {
  let at = from
  while (text.charCodeAt(at) <= 32) at += 1
  return text[at] === ':'
}

function addKey(keys: Set<string>, token: string): void {
  const key = token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1)
  if (keys.has(key)) throw errors.duplicateKey({ key })
  keys.add(key)
}
