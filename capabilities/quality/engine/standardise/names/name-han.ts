import type { PersonName } from '#capabilities/quality/engine/standardise/names/person-name.ts'
import { step, type Trace } from '#capabilities/quality/engine/standardise/result.ts'
import { familyLength, hanDoubles, hanSingles } from '#capabilities/quality/engine/standardise/names/surnames.ts'

const titles =
  '先生|女士|小姐|太太|夫人|同志|老师|老師|教授|博士|医生|醫生|律师|律師|师傅|經理|总经理|總經理|副总经理|副总裁|副总|总裁|總裁|总监|總監|经理|主任|主管|董事长|董事長|董事|部长|部長|处长|科长|局长|院长|校长|所长|店长|老板|老闆|工程师|會長|会长|総経理|様|さん|氏'
const titleAtEnd = new RegExp(`\\s*(?:${titles})$`)
const lastOfTitles: ReadonlySet<number> = new Set(titles.split('|').map((title) => title.charCodeAt(title.length - 1)))

/** A name without the title behind it. */
export function withoutHanTitle(text: string): string {
  return lastOfTitles.has(text.charCodeAt(text.length - 1)) ? text.replace(titleAtEnd, '') : text
}

// The thirty family names that most bear, two thirds of all people (Ministry of Public Security, 2020).
const frequent = new Set('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧')

// What titles end in, and 总 and 工, which are some by themselves.
const titleEnds: ReadonlySet<number> = new Set(
  [...'生士姐太人志师師授博医醫律傅理裁总總监監管任长長事板闆样様氏会會工姓局处處哥董'].map((end) => end.charCodeAt(0)),
)

/** Two to four Han characters that end in no title: a name to which no rule applies; null for all others. */
export function plainHanName(text: string): PersonName | null {
  if (text.length < 2 || text.length > 4 || titleEnds.has(text.charCodeAt(text.length - 1))) return null
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < 0x4e00 || code > 0x9fff) return null
  }
  return { ...cut(text), order: 'family', full: text }
}

/** A name in Han characters, the trace changed on the way; families of two characters are known. */
export function readHanName(trace: Trace): PersonName {
  for (let before = ''; before !== trace.text;) {
    before = trace.text
    const bare = withoutHanTitle(trace.text)
    if (/\p{L}/u.test(bare)) step(trace, 'nameTitle', bare)
    const short = /^(\p{Script=Han}{1,2})\s*[总總工董太局处處姐哥]$/u.exec(trace.text)
    if (short && isFamily(short[1]!)) step(trace, 'nameTitle', short[1]!)
    // 张涛总: the boss's title behind a whole name. 工 is left, for it ends given names as well.
    const whole = /^(\p{Script=Han}{2,3})\s*[总總]$/u.exec(trace.text)
    if (whole && isFamily(whole[1]!.slice(0, familyLength(whole[1]!)))) step(trace, 'nameTitle', whole[1]!)
    if (trace.off.has('nameTitle')) break
  }
  const parted = /^(\p{Script=Han}{1,3})\s*[,，]\s*(\p{Script=Han}{1,3})$/u.exec(trace.text)
  if (parted && isFamily(parted[1]!)) step(trace, 'nameComma', parted[1]! + parted[2]!)
  return byParts(trace)
}

function byParts(trace: Trace): PersonName {
  // 王**: what somebody else has struck out.
  const struck = /^(\p{Script=Han})[*＊]+(\p{Script=Han}*)$/u.exec(trace.text)
  if (struck) return { family: struck[1]!, given: struck[2] || null, order: 'family', full: trace.text }
  const parts = trace.text.split(' ')
  // Names of other peoples of China and of foreigners: given name first, a dot between.
  if (/[·•・‧]/.test(trace.text)) {
    const [given = '', ...rest] = trace.text.split(/\s*[·•・‧]\s*/)
    return { family: rest.join('·') || null, given: given || null, order: 'given', full: trace.text }
  }
  if (!parts.every((part) => /^\p{Script=Han}+$/u.test(part))) return foreign(trace, parts)
  if (parts.length === 2) {
    const [a, b] = parts as [string, string]
    // 何秀 梅: a blank that slipped into a name of three, not a given name first.
    const isSlipped = a.length === 2 && b.length === 1 && frequent.has(a[0]!) && !frequent.has(b)
    if (isSlipped) step(trace, 'hanSpaces', a + b)
    else if (!isFamily(a) && isFamily(b) && a.length <= 2) {
      step(trace, 'nameOrder', b + a)
      if (trace.text === b + a) return { family: b, given: a, order: 'family', full: trace.text }
    } else if (isFamily(a) && a.length + b.length <= 4) step(trace, 'hanSpaces', a + b)
    else if (a.length > 1 || b.length > 2) return foreign(trace, parts)
  }
  if (parts.every((part) => part.length === 1)) step(trace, 'hanSpaces', parts.join(''))
  if (trace.text.includes(' ')) return foreign(trace, trace.text.split(' '))
  return { ...cut(trace.text), order: 'family', full: trace.text }
}

/** Cuts a Chinese name; one family name alone has no given name. */
function cut(text: string): { family: string | null; given: string | null } {
  // 小王, 老张, 阿强: what colleagues call somebody.
  const first = text.charCodeAt(0)
  if (text.length === 2 && (first === 0x5c0f || first === 0x8001 || first === 0x963f))
    return { family: null, given: text }
  if (text.length === 1 || hanDoubles.has(text)) return { family: text, given: null }
  const length = familyLength(text)
  return { family: text.slice(0, length), given: text.slice(length) }
}

/** Japanese names with a blank (山田 太郎), and mixed ones: family first, as written. */
function foreign(trace: Trace, parts: readonly string[]): PersonName {
  const [family = '', ...given] = parts
  return { family: family || null, given: given.join(' ') || null, order: 'family', full: trace.text }
}

function isFamily(text: string): boolean {
  return hanSingles.has(text) || hanDoubles.has(text)
}
