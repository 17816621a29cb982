/** A stretch of the old text, from `at` on `old` words long, that became `words`. */
type Piece = { readonly at: number; readonly old: number; readonly words: readonly string[] }

// Beyond this a comparison of each word with each would make the reader wait.
const mostCompared = 4_000_000

/**
 * One text of two that grew from the same one. Where both changed the same words, both stand one after the other: no
 * word that either of them wrote is lost.
 *
 * ```ts
 * assert.equal(mergeTexts('Call on Monday', 'Call Ada on Monday', 'Call on Tuesday'), 'Call Ada on Tuesday')
 * assert.equal(mergeTexts('', 'Mine', 'Theirs'), 'Theirs\nMine')
 * assert.equal(mergeTexts('周一联系', '周一上午联系', '周一联系她'), '周一上午联系她')
 * ```
 */
export function mergeTexts(before: string, mine: string, theirs: string): string {
  if (mine === theirs || mine === before) return theirs
  if (theirs === before) return mine
  const old = wordsOf(before)
  const [a, b] = [wordsOf(mine), wordsOf(theirs)]
  if (old.length * Math.max(a.length, b.length) > mostCompared) return `${theirs}\n${mine}`
  const out: string[] = []
  let at = 0
  for (const group of overlapping(piecesOf(old, a), piecesOf(old, b))) {
    out.push(...old.slice(at, group.at), ...settled(old, group))
    at = group.at + group.old
  }
  return [...out, ...old.slice(at)].join('')
}

/** What a list becomes that two people changed: what either added, without what either took away. */
export function mergeLists<T>(
  before: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  keyOf: (one: T) => string,
): T[] {
  const keys = (all: readonly T[]) => new Set(all.map(keyOf))
  const [old, own, other] = [keys(before), keys(mine), keys(theirs)]
  const kept = theirs.filter((one) => own.has(keyOf(one)) || !old.has(keyOf(one)))
  return [...kept, ...mine.filter((one) => !other.has(keyOf(one)) && !old.has(keyOf(one)))]
}

type Group = { at: number; old: number; mine: Piece[]; theirs: Piece[] }

/** Changes that touch each other, of both sides, put together. */
function overlapping(mine: readonly Piece[], theirs: readonly Piece[]): Group[] {
  const all = [
    ...mine.map((piece) => ({ piece, side: 'mine' as const })),
    ...theirs.map((piece) => ({ piece, side: 'theirs' as const })),
  ].toSorted((a, b) => a.piece.at - b.piece.at || a.piece.old - b.piece.old)
  const groups: Group[] = []
  for (const { piece, side } of all) {
    const last = groups.at(-1)
    const touches = last && (piece.at < last.at + last.old || (piece.at === last.at && last.old === 0))
    if (last && touches) {
      last.old = Math.max(last.old, piece.at + piece.old - last.at)
      last[side].push(piece)
    } else groups.push({ at: piece.at, old: piece.old, mine: [], theirs: [], [side]: [piece] })
  }
  return groups
}

function settled(old: readonly string[], group: Group): string[] {
  const mine = applied(old, group, group.mine)
  const theirs = applied(old, group, group.theirs)
  if (group.theirs.length === 0) return mine
  if (group.mine.length === 0) return theirs
  const [a, b] = [mine.join(''), theirs.join('')]
  if (a === b || b.includes(a)) return [b]
  return a.includes(b) ? [a] : [b, /\s$/.test(b) || /^\s/.test(a) ? '' : '\n', a]
}

/** The words of a group's stretch as one side has them. */
function applied(old: readonly string[], { at, old: length }: Group, pieces: readonly Piece[]): string[] {
  const out: string[] = []
  let from = at
  for (const piece of pieces) {
    out.push(...old.slice(from, piece.at), ...piece.words)
    from = piece.at + piece.old
  }
  return [...out, ...old.slice(from, at + length)]
}

/** Words with the space before them; a Chinese character is a word, and so is a line break. */
function wordsOf(text: string): string[] {
  return text.match(/\n|[^\S\n]*[\p{Script=Han}\p{P}]|[^\S\n]*[^\s\p{Script=Han}\p{P}]+|[^\S\n]+/gu) ?? []
}

/** What changed from one row of words to the other, by their longest common row. */
function piecesOf(old: readonly string[], now: readonly string[]): Piece[] {
  const width = now.length + 1
  const lengths = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        old[i] === now[j]
          ? (lengths[(i + 1) * width + j + 1] as number) + 1
          : Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number)
  const pieces: Piece[] = []
  let [i, j, at, from] = [0, 0, 0, 0]
  const close = () => {
    if (i > at || j > from) pieces.push({ at, old: i - at, words: now.slice(from, j) })
  }
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      close()
      i += 1
      j += 1
      at = i
      from = j
    } else if ((lengths[(i + 1) * width + j] as number) >= (lengths[i * width + j + 1] as number)) i += 1
    else j += 1
  }
  i = old.length
  j = now.length
  close()
  return pieces
}
