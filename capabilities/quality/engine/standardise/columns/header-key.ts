import { synonyms } from '#capabilities/quality/engine/standardise/columns/synonyms.ts'

/** A header without what differs between programs: case, width, blanks, punctuation, numbering, remarks in brackets. */
export function headerKey(header: string): string {
  const key = header
    .normalize('NFKC')
    .replace(/__c$/i, '')
    .replace(/\((?:必填|可选|required|optional|\d+)\)|\*/gi, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return key.replace(/\d+/g, '') || key
}

/** Synonyms of each target as keys. */
export const synonymKeys: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(synonyms).map(([target, words]) => [
    target,
    new Set(words.split(',').map((word) => headerKey(word.trim()))),
  ]),
)
