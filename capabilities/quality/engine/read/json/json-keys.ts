/** How many keys a JSON text writes, on all levels. More than its value has means that one was written twice. */
export function keyCount(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 58) count += 1
    else if (code === 34) i = stringEnd(text, i)
  }
  return count
}

/** The first key that its object holds twice, and how many lines down it stands. The text must be valid JSON. */
export function duplicateKey(text: string): { key: string; line: number } | null {
  const open: (Set<string> | null)[] = []
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 123) open.push(new Set())
    else if (code === 91) open.push(null)
    else if (code === 125 || code === 93) open.pop()
    else if (code === 34) {
      const end = stringEnd(text, i)
      const keys = open.at(-1)
      if (keys && /^\s*:/.test(text.slice(end + 1, end + 40))) {
        const key = JSON.parse(text.slice(i, end + 1)) as string
        if (keys.has(key)) return { key, line: text.slice(0, i).split('\n').length - 1 }
        keys.add(key)
      }
      i = end
    }
  }
  return null
}

function stringEnd(text: string, start: number): number {
  let i = start + 1
  while (i < text.length && text.charCodeAt(i) !== 34) i += text.charCodeAt(i) === 92 ? 2 : 1
  return i
}
