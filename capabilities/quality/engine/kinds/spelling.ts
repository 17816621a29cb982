import { isFirstName, nicknameRoot } from '#capabilities/quality/engine/kinds/nicknames.ts'
import { bonesOf } from '#capabilities/quality/engine/kinds/scripts.ts'
import { letterBits } from '#capabilities/quality/engine/kinds/similarity.ts'
import { soundOf } from '#capabilities/quality/engine/kinds/text.ts'

/** A Latin spelling of a name, with what every comparison asks of it: a million records share some ten thousand. */
export type Spelling = {
  readonly number: number
  readonly text: string
  readonly root: string
  readonly isFirst: boolean
  readonly sound: string
  readonly isVowelless: boolean
  readonly bones: string
  readonly hasBlank: boolean
  /** Without blanks, and with its words in alphabetical order. */
  readonly joined: string
  readonly sorted: string
  readonly syllables: readonly string[]
  readonly letters: number
  readonly bit: number
}

const mostRemembered = 2 ** 17
const spellings = new Map<string, Spelling>()
let made = 0

/** The spelling of a folded text; the same one again as long as it is remembered. */
export function spellingOf(text: string): Spelling {
  const found = spellings.get(text)
  if (found !== undefined) return found
  if (spellings.size === mostRemembered) spellings.clear()
  const syllables = text.split(' ')
  const spelling: Spelling = {
    number: made++,
    text,
    root: nicknameRoot(text),
    isFirst: isFirstName(text),
    sound: soundOf(text),
    isVowelless: !/[aeiou]/.test(text.slice(1)),
    bones: bonesOf(text),
    hasBlank: syllables.length > 1,
    joined: syllables.length > 1 ? syllables.join('') : text,
    sorted: syllables.length > 1 ? syllables.toSorted().join(' ') : text,
    syllables,
    letters: letterBits(text),
    bit: wordBit(text),
  }
  spellings.set(text, spelling)
  return spelling
}

/** One bit of 32 for a word: two sets of words whose bits do not meet have no word in common. */
export function wordBit(word: string): number {
  let hash = word.length
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0
  return 1 << (hash ^ (hash >>> 5) ^ (hash >>> 11))
}
