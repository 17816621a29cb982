/** Words before or after a person's name that are no part of it. Folded. */
export const titles = new Set(
  `mr mrs ms miss mx dr prof professor sir dame lady lord rev reverend jr sr junior senior esq phd md mba president prasident
presidente monsieur madame herr frau shaikh sheikh shaykh sheik haji hajji mullah mulla maulavi mawlawi qari sayed ing dipl mag llc ltd inc sa`.split(
    /\s+/,
  ),
)

/** Words that join the parts of a person's name: shared, they say little; missing, less. */
export const particles = new Set(
  `al el ul ur ud bin ben ibn bint abu abou abd de del della da di do dos das du la le les van von der den zu zur y e na`.split(
    ' ',
  ),
)

/** Words in companies' names that connect, and do not tell one from another. */
export const connectives = new Set(`the of and for in de la le et und y e`.split(' '))

/** Words that a group of companies adds or leaves out as it pleases. */
export const trimmings = new Set(`group holding holdings gruppe groupe`.split(' '))

/** Numbers as they are spelt out. */
const units =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen`.split(/\s+/)
const tens = `twenty thirty forty fifty sixty seventy eighty ninety`.split(' ')
const ordinals = `zeroth first second third fourth fifth sixth seventh eighth ninth tenth`.split(' ')

const numberByWord = new Map<string, number>([
  ...units.map((word, i) => [word, i] as const),
  ...tens.map((word, i) => [word, (i + 2) * 10] as const),
  ...ordinals.map((word, i) => [word, i] as const),
  ['fourty', 40],
])

/** Number words as digits: `forty four` → `44`, `1st` and `first` → `1`. `one` alone may be a name and stays. */
export function withDigits(words: readonly string[]): string[] {
  const out: string[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!.replace(/^(\d+)(st|nd|rd|th)$/, '$1')
    const value = numberByWord.get(word)
    const next = words[i + 1] === undefined ? undefined : (numberByWord.get(words[i + 1]!) ?? Number(words[i + 1]))
    if (value !== undefined && value >= 20 && next! >= 1 && next! <= 9) {
      out.push(String(value + next!))
      i += 1
    } else out.push(value === undefined || words.length === 1 ? word : String(value))
  }
  return out
}

/** Words of trade in other scripts, in English: a name is written out there and translated here. */
const trade: readonly (readonly [RegExp, string])[] = (
  [
    ['技术|技術|科技', 'technologies'],
    ['集团|集團|グループ|그룹', 'group'],
    ['控股', 'holdings'],
    ['银行|銀行|은행', 'bank'],
    ['电子|電子|전자', 'electronics'],
    ['汽车|汽車|自動車|자동차', 'motor'],
    ['国际|國際', 'international'],
    ['保险|保險', 'insurance'],
    ['网络|網絡', 'network'],
    ['在线', 'online'],
    ['ジャパン', 'japan'],
    ['コーヒー', 'coffee'],
    ['주식회사', ''],
  ] as const
).map(([from, to]) => [new RegExp(from, 'gu'), ` ${to} `] as const)

/** A company's name with its words of trade in English. Before folding, which would spell them out. */
export function tradeInEnglish(text: string): string {
  if (/^[\x20-\u024f]*$/.test(text)) return text
  return trade.reduce((out, [from, to]) => out.replace(from, to), text.normalize('NFKC'))
}
