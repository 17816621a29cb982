import { pinyin } from 'pinyin-pro'

/** A character's only syllable; null where it has several, and what stands beside it decides. */
const only = new Map<string, string | null>()
const several = new Map<string, string[]>()
const mostKept = 20_000

/**
 * How a text is spoken, a syllable a character, without tones; other letters stay together. A character in ten has
 * more than one reading: only a text with one of those is taken apart into words, which takes five times as long.
 */
export function syllablesOf(text: string, isPerson: boolean): readonly string[] {
  const found: string[] = []
  for (const letter of text) {
    const one = onlySyllable(letter)
    if (one === null) return ofSeveral(text, isPerson)
    found.push(one)
  }
  return found
}

function onlySyllable(letter: string): string | null {
  const known = only.get(letter)
  if (known !== undefined) return known
  const isHan = letter >= '\u4e00' && letter <= '\u9fff'
  const readings = isHan ? new Set(pinyin(letter, { toneType: 'none', type: 'array', v: true, multiple: true })) : null
  const [first = null] = readings?.size === 1 ? readings : []
  if (isHan) only.set(letter, first)
  return first
}

/** Kept, because a name is asked for twice, and family names come again and again. */
function ofSeveral(text: string, isPerson: boolean): readonly string[] {
  const key = `${isPerson ? 1 : 0}${text}`
  const known = several.get(key)
  if (known) return known
  const surname = isPerson ? 'head' : 'off'
  const found = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive', surname })
  if (several.size >= mostKept) several.clear()
  several.set(key, found)
  return found
}
