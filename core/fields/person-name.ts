import { trimmed, type FieldType } from '#core/fields/types.ts'

export type PersonName = {
  readonly family: string | null
  readonly given: string | null
  /** Which of the two this person writes first. */
  readonly order: 'family' | 'given'
  readonly full: string
}

// The two-character family names in common use; 欧阳修 is 欧阳 + 修, not 欧 + 阳修.
const doubleSurnames = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 ' +
    '钟离 长孙 宇文 司徒 鲜于 司空 闾丘 令狐 百里 呼延 东郭 南门 西门 歐陽 東方 諸葛 尉遲 赫連 濮陽 慕容 鍾離 長孫 鮮于 司馬 南宮 東郭 ' +
    '南門 西門'
  ).split(' '),
)
const particles = new Set('van von de der den del della di da dos du la le ten ter bin ibn al el mac st'.split(' '))
const han = /^[\p{Script=Han}·•]+$/u

/** A person's name in its two parts, and the order this person uses. */
export const personName: FieldType = {
  columns: [
    ['', 'text'],
    ['_family', 'text'],
    ['_given', 'text'],
    ['_order', 'text'],
  ],
  comparison: 'text',
  parse(input) {
    if (typeof input === 'string') return limited(splitName(input))
    if (typeof input !== 'object' || input === null) return undefined
    const { family, given, order, full } = input as Record<string, unknown>
    const [last, first] = [trimmed(family) ?? null, trimmed(given) ?? null]
    if (last === null && first === null) return typeof full === 'string' ? limited(splitName(full)) : undefined
    if (order !== undefined && order !== null && order !== 'family' && order !== 'given') return undefined
    const name = nameOf(last, first, order === 'family' || order === 'given' ? order : undefined)
    return limited(typeof full === 'string' ? asWritten(name, full) : name)
  },
  write: (value: PersonName) => [value.full, value.family, value.given, value.order],
  read: ([full, family, given, order]) =>
    `case when ${full} is not null then json_build_object('family', ${family}, 'given', ${given}, ` +
    `'order', ${order}, 'full', ${full}) end`,
  parts: { full: 0, family: 1, given: 2, order: 3 },
  text: (value: PersonName) => value.full,
}

/** Of the same letters the way they are written stays: 山田 太郎 with its blank, `John Smith, Jr.` with its comma. */
function asWritten(name: PersonName, full: string): PersonName {
  const said = trimmed(full)
  if (said === undefined || said === name.full) return name
  return lettersOf(said) === lettersOf(name.full) ? { ...name, full: said } : name
}

function lettersOf(text: string): string {
  return [...text.replace(/[^\p{L}\p{M}\p{N}]/gu, '')].toSorted().join('')
}

/** Puts the parts together as the person writes them: 张伟, 阿依古丽·买买提, Ada Lovelace, Nagy Erzsébet. */
export function nameOf(family: string | null, given: string | null, order?: 'family' | 'given'): PersonName {
  const isHan = han.test(`${family ?? ''}${given ?? ''}`)
  const first = order ?? (isHan ? 'family' : 'given')
  const parts = (first === 'family' ? [family, given] : [given, family]).filter((part) => part !== null)
  // A given name in front is of another people, whose names have a dot between.
  return { family, given, order: first, full: parts.join(!isHan ? ' ' : first === 'given' ? '·' : '') }
}

/**
 * The parts of a name written in one go. A Chinese name starts with its family name (one character, or one of
 * the known double names); `Last, First` is read by its comma; else the last word is the family name, with the
 * particles before it.
 */
export function splitName(input: string): PersonName | undefined {
  const value = trimmed(input)?.replace(/\s+/g, ' ')
  if (value === undefined) return undefined
  if (han.test(value.replace(/ /g, ''))) return splitHan(value)
  const comma = /^([^,，]+)[,，]\s*([^,，]+)$/.exec(value)
  if (comma) return nameOf((comma[1] as string).trim(), (comma[2] as string).trim(), 'given')
  const words = value.split(' ')
  let start = words.length - 1
  while (start > 1 && particles.has((words[start - 1] as string).toLowerCase())) start -= 1
  if (start === 0) return nameOf(null, value, 'given')
  return nameOf(words.slice(start).join(' '), words.slice(0, start).join(' '), 'given')
}

function splitHan(value: string): PersonName {
  const [first, rest] = value.split(' ')
  if (first && rest) return nameOf(first, value.slice(first.length + 1).replace(/ /g, ''), 'family')
  // A dot stands between the parts of a foreign name written in characters: 列奥纳多·达芬奇.
  if (/[·•]/.test(value) || [...value].length === 1) return nameOf(null, value, 'family')
  const letters = [...value]
  const length = letters.length > 2 && doubleSurnames.has(letters.slice(0, 2).join('')) ? 2 : 1
  return nameOf(letters.slice(0, length).join(''), letters.slice(length).join(''), 'family')
}

function limited(name: PersonName | undefined): PersonName | undefined {
  return name !== undefined && name.full.length <= 500 ? name : undefined
}
