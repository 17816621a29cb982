import { editsWithin } from '#capabilities/quality/engine/kinds/similarity.ts'

/**
 * Legal forms as they stand in names, by class: forms of one class are one form written in two ways or in two
 * countries. Longest first, so that `public limited company` is not read as `limited`. Folded, points taken out.
 */
const classes: Readonly<Record<string, string>> = {
  stock: `open joint stock company|public joint stock company|closed joint stock company|joint stock company|
aktsionernoe obshchestvo|aktionernoe obshestvo|public limited company|aktiengesellschaft|societe anonyme|sociedad anonima|
jusikhoesa|kabushiki kaisha|sp akcyjna|incorporated|corporation|ojsc|pjsc|cjsc|jsc|oao|pao|zao|ao|ag|sa de cv|sa|spa|nv|
plc|inc|corp|as|asa|ab|oyj|kk|tbk`,
  limited: `gesellschaft mit beschrankter haftung|obshchestvo s ogranichennoi otvetstvennostyu|limited liability company|
limited liability co|societatea cu raspundere limitata|sociedad de responsabilidad limitada|private limited|company limited|
sp z oo|sp zoo|gmbh|sarl|srl|sprl|bvba|llc|ooo|ltd|limited|ltda|bv|pty ltd|pte ltd|pvt ltd|co ltd|sdn bhd|bhd|kft|aps|oy|sl|pt`,
  partnership: `limited partnership|limited liability partnership|llp|lp|kg|ohg|snc`,
  association: `nonprofit organization|avtonomnaya nekommercheskaya organizatsiya|ano|ev|asbl|vzw`,
  plain: `company|companies|co|na|holdings co`,
}

const forms = Object.entries(classes)
  .flatMap(([kind, list]) => list.split('|').map((form) => ({ kind, words: form.trim().split(/\s+/) })))
  .toSorted((x, y) => y.words.length - x.words.length)
const byFirst = Map.groupBy(forms, ({ words }) => words[0]!)

/** Forms long enough to be known with a letter wrong, as `aktiengeselschaft`. */
const longForms = [...new Set(forms.flatMap(({ words }) => words))].filter((word) => word.length > 6)

function spelt(word: string): string {
  if (word.length < 6 || byFirst.has(word)) return word
  return longForms.find((form) => form[0] === word[0] && editsWithin(form, word, 1) < 2) ?? word
}

/**
 * Takes legal forms off a company's words. At the start or the end they are forms; in the middle only those that are
 * nothing else. A name that is nothing but forms keeps its words.
 */
export function withoutForms(given: readonly string[]): { words: string[]; kinds: Set<string> } {
  const words = given.map(spelt)
  const kept: string[] = []
  const kinds = new Set<string>()
  for (let i = 0; i < words.length;) {
    const form = byFirst.get(words[i]!)?.find((one) => one.words.every((word, j) => words[i + j] === word))
    const atEdge = form !== undefined && (kept.length === 0 || i + form.words.length >= words.length - 3)
    if (form === undefined || !atEdge) {
      kept.push(words[i]!)
      i += 1
      continue
    }
    kinds.add(form.kind)
    i += form.words.length
  }
  return kept.length === 0 ? { words: [...words], kinds } : { words: kept, kinds }
}

/** Two names that state forms of different classes are different bodies, unless one only says that it is a company. */
export function areOtherForms(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [x, y] = [a, b].map((kinds) => [...kinds].filter((kind) => kind !== 'plain'))
  return x!.length > 0 && y!.length > 0 && !x!.some((kind) => y!.includes(kind))
}
