import type { PersonName } from '#capabilities/quality/engine/standardise/names/person-name.ts'
import { latinRank } from '#capabilities/quality/engine/standardise/names/surnames.ts'

/** The name of a people whose order its letters or endings tell; null for all others. `text` has its case put right. */
export function cutAbroad(text: string): PersonName | null {
  const words = text.split(' ')
  const isLatin = text.charCodeAt(0) < 0x250
  if (isLatin && words.length < 3 && isAscii(text)) return null
  if (!isLatin && /\p{Script=Hangul}/u.test(text)) return cutHangul(text, words)
  if (words.length < 2 || words.length > 5) return null
  if (!isLatin && /^\p{Script=Cyrillic}/u.test(text))
    return isSlavicFamilyFirst(words) ? familyFirst(text, words) : null
  if (isVietnamese(words)) return familyFirst(text, words)
  return cutHongKong(text, words)
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 127) return false
  return true
}

function familyFirst(full: string, [family = '', ...given]: readonly string[]): PersonName {
  return { family, given: given.join(' '), order: 'family', full }
}

const hangulDoubles: ReadonlySet<string> = new Set(['남궁', '황보', '제갈', '사공', '선우', '서문', '독고', '동방'])

/** 김철수, 남궁민, 박 근혜: the family name is the first syllable, or one of few double ones. */
function cutHangul(text: string, words: readonly string[]): PersonName | null {
  if (!/^\p{Script=Hangul}+(?: \p{Script=Hangul}+)?$/u.test(text)) return null
  if (words.length === 2) return familyFirst(text, words)
  if (text.length < 2 || text.length > 5) return null
  const length = text.length > 2 && hangulDoubles.has(text.slice(0, 2)) ? 2 : 1
  return { family: text.slice(0, length), given: text.slice(length), order: 'family', full: text }
}

const patronymic = /(?:ович|евич|ич|овна|евна|ична|инична)$/iu
const slavicFamily = /(?:[оеё]в|[ыи]н|ский|цкий|енко|[оеё]ва|[ыи]на|ская|цкая|чук|швили|ян)$/iu

/** Иванов Иван Иванович, Петрова Анна: as forms and registers write them. */
function isSlavicFamilyFirst(words: readonly string[]): boolean {
  const [first = '', second = ''] = words
  if (words.length === 3) return patronymic.test(words[2]!) && !patronymic.test(second)
  return words.length === 2 && first.length > 4 && slavicFamily.test(first) && !slavicFamily.test(second)
}

const vietnamese: ReadonlySet<string> = new Set(
  'nguyen tran pham huynh hoang phan vu vo dang bui ngo duong trinh dinh truong le do ho ly'.split(' '),
)
const certain: ReadonlySet<string> = new Set('nguyen tran pham huynh bui ngo trinh truong'.split(' '))

/** Nguyễn Văn An, TRAN THI MAI: three words or more, or letters that only Vietnamese has. */
export function isVietnamese(words: readonly string[]): boolean {
  const text = words.join(' ')
  // Most names have two words and no letter that would tell.
  if (isAscii(text)) return words.length >= 3 && words.length <= 5 && certain.has(words[0]!.toLowerCase())
  const hasMarks = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i.test(text)
  const first = words[0]!.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase()
  if (hasMarks) return vietnamese.has(first)
  return words.length >= 3 && words.length <= 5 && certain.has(first)
}

const cantonese = /^(?:kw|gw|ng|ch|ts|sh|[bcdfghjklmnpqstwxyz])?[aeiou]{1,3}(?:ng|[nmptk])?h?$/i

// Given names of English, too, which say nothing in front.
const ambiguous: ReadonlySet<string> = new Set(['kim', 'lee', 'park', 'song', 'lin', 'long', 'jin'])

/** Tony Leung Chiu-wai, Peter Chan Tai Man: an English name before the family name; Chan Tai Man Peter: one behind all. */
function cutHongKong(text: string, words: readonly string[]): PersonName | null {
  const [first = '', family = '', ...rest] = words
  const isBehind = words.length === 4 && latinRank(first) !== Infinity && !ambiguous.has(first.toLowerCase())
  if (isBehind && cantonese.test(family) && cantonese.test(rest[0]!) && !cantonese.test(rest[1]!))
    return familyFirst(text, words)
  if (latinRank(family) === Infinity || latinRank(first) !== Infinity || cantonese.test(first)) return null
  const syllables = rest.length === 1 && rest[0]!.includes('-') ? rest[0]!.split('-') : rest
  if (syllables.length !== 2 || !syllables.every((part) => cantonese.test(part))) return null
  return { family, given: [first, ...rest].join(' '), order: 'given', full: text }
}
