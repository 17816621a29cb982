const han = /\p{Script=Han}/u

/**
 * Two letters for an avatar: of a Chinese person the last one or two characters, of another the initials.
 * A company is known by how its name begins: 华为技术有限公司 is 华为.
 */
export function initials(name: string, kind: 'person' | 'company' = 'person'): string {
  const text = name.trim()
  const characters = [...text].filter((letter) => han.test(letter))
  if (characters.length > 0 && kind === 'company') return characters.slice(0, 2).join('')
  if (characters.length > 0) return characters.slice(characters.length > 2 ? -2 : -1).join('')
  const words = text.split(/[\s._@-]+/).filter(Boolean)
  const first = [...(words[0] ?? '')][0] ?? '?'
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toUpperCase()
}
