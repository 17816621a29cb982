import {
  soil,
  fullWidth,
  slip,
  withoutAccents,
  wrongDigit,
  wrongDomain,
  wrongHomophone,
  wrongLookAlike,
  type Brush,
} from '#capabilities/quality/generator/files/dirt.ts'
import { toTraditional } from '#capabilities/quality/generator/tables/characters-zh.ts'
import { countryOf } from '#capabilities/quality/generator/tables/countries.ts'
import type { Company, Money, Person } from '#capabilities/quality/generator/world-types.ts'

type Parts = { readonly family: string; readonly given: string; readonly full: string }

/** A name as it stands in one cell. */
export function wholeName(brush: Brush, person: Person): string {
  const { random } = brush
  const parts = nameParts(brush, person)
  const zh = person.locale === 'zh'
  let name = brush.spoil(['name', 'swappedName', zh ? 0.01 : 0.05], parts.full, () =>
    zh
      ? parts.given + parts.family
      : random.pick([`${parts.family}, ${parts.given}`, `${parts.family} ${parts.given}`]),
  )
  name = brush.spoil(['name', 'gluedTitle', 0.07], name, (text) => glueTitle(brush, person, text))
  if (zh)
    name = brush.spoil(['name', 'blanks', 0.03], name, (text) =>
      text.length === 2 ? [...text].join(random.pick([' ', '\u3000', '  '])) : text,
    )
  return soil(brush, 'name', name)
}

/** A name in two columns, now and then in the wrong ones, or whole in one of them. */
export function splitName(brush: Brush, person: Person): { first: string; last: string } {
  const parts = nameParts(brush, person)
  let [first, last] = [parts.given, parts.family]
  if (brush.spoil(['name', 'swappedName', 0.04], first, () => last) !== first) [first, last] = [last, first]
  else if (person.locale === 'zh') {
    last = brush.spoil(['name', 'swappedName', 0.04], last, () => parts.full)
    if (last === parts.full) first = ''
  }
  first = brush.spoil(['name', 'gluedTitle', 0.04], first, (text) =>
    text === parts.given ? glueBehind(brush, person, text) : text,
  )
  return { first: soil(brush, 'name', first), last: soil(brush, 'name', last) }
}

function nameParts(brush: Brush, person: Person): Parts {
  const { random } = brush
  const { family, given } = person.name
  const join = (f: string, g: string, zh: boolean) => ({ family: f, given: g, full: zh ? f + g : `${g} ${f}` })
  if (person.locale === 'zh') {
    if (brush.spoil(['name', 'pinyinName', 0.03], family, () => '') === '') return pinyinParts(brush, person)
    const traditional = brush.spoil(['name', 'traditional', 0.03], family + given, toTraditional)
    const heard = brush.spoil(['name', 'homophone', 0.025], traditional.slice(family.length), (text) =>
      wrongHomophone(random, text),
    )
    const typed = brush.spoil(['name', 'lookAlike', 0.012], heard, (text) => wrongLookAlike(random, text))
    return join(traditional.slice(0, family.length), typed, true)
  }
  let [f, g] = [family, given]
  f = brush.spoil(['name', 'typoKey', 0.025], f, (text) => slip(random, text))
  const all = brush.spoil(['name', 'accents', 0.15], `${g}|${f}`, withoutAccents).split('|')
  g = all[0] ?? g
  f = all[1] ?? f
  const loud = brush.spoil(['name', 'shouting', 0.05], f, (text) => text.toUpperCase())
  if (loud !== f) return join(loud, random.chance(0.6) ? g.toUpperCase() : g, false)
  const quiet = brush.spoil(['name', 'lowerCase', 0.03], f, (text) => text.toLowerCase())
  return quiet === f ? join(f, g, false) : join(quiet, g.toLowerCase(), false)
}

function pinyinParts({ random }: Brush, { latin }: Person): Parts {
  const [family, given] = [capital(latin.family), capital(latin.given)]
  return { family, given, full: random.chance(0.5) ? `${family} ${given}` : `${given} ${family.toUpperCase()}` }
}

function glueTitle(brush: Brush, person: Person, text: string): string {
  const { random } = brush
  if (person.locale === 'en') {
    return random.pick(person.gender === 'male' ? ['Mr ', 'Mr. ', 'Dr. ', 'Dr '] : ['Ms ', 'Mrs. ', 'Dr. ']) + text
  }
  if (/[a-z]/i.test(text) || random.chance(0.5)) return glueBehind(brush, person, text)
  return person.name.family + random.pick(['总', person.gender === 'male' ? '先生' : '女士']) // the given name is lost
}

function glueBehind({ random }: Brush, { gender, locale, title }: Person, text: string): string {
  if (locale === 'en') return `${text}${random.pick([' (Mr)', ', PhD', ' Dr.'].slice(gender === 'male' ? 0 : 1))}`
  return text + random.pick([gender === 'male' ? '先生' : '女士', '总', `（${title ?? '客户'}）`])
}

/** The e-mail cell; `keep` says that it may not be lost, because nothing else tells who this is. */
export function emailCell(brush: Brush, emails: readonly string[], keep: boolean): string {
  const { random } = brush
  const [first = '', second] = emails
  let email = brush.spoil(['email', 'domainTypo', 0.03], first, (text) => wrongDomain(random, text))
  email = brush.spoil(['email', 'typoKey', 0.008], email, (text) => slip(random, text))
  email = brush.spoil(['email', 'shouting', 0.04], email, (text) =>
    random.chance(0.5) ? text.toUpperCase() : capital(text),
  )
  email = brush.spoil(['email', 'fullWidth', 0.012], email, (text) =>
    random.chance(0.5) ? text.replace('@', '＠') : fullWidth(text),
  )
  if (second)
    email = brush.spoil(
      ['email', 'severalValues', 0.5],
      email,
      (text) => text + random.pick(['; ', ';', ', ', ' / ']) + second,
    )
  if (!keep) email = brush.spoil(['email', 'missing', 0.1], email, () => random.pick(['', '', '', '无', 'n/a', '-']))
  return soil(brush, 'email', email)
}

/** Whether an e-mail cell, spoilt or not, still says how to reach somebody. */
export function hasEmail(cell: string): boolean {
  return /[@＠]/.test(cell)
}

/** One telephone number as people write it. `country` is where the writer sits. */
export function phoneCell(brush: Brush, field: string, e164: string): string {
  const { random } = brush
  let phone = brush.spoil([field, 'typoDigit', 0.008], e164, (text) => wrongDigit(random, text))
  phone = phone.startsWith('+86') ? chinesePhone(brush, field, phone) : phoneAbroad(brush, field, phone)
  phone = brush.spoil([field, 'fullWidth', 0.025], phone, fullWidth)
  return soil(brush, field, phone)
}

function chinesePhone(brush: Brush, field: string, e164: string): string {
  const { random } = brush
  const [number = '', extension] = e164.slice(3).split(';ext=')
  const mobile = number.startsWith('1') && number.length === 11
  const areaLength = /^(10|2\d)/.test(number) ? 2 : 3
  const groups = mobile
    ? [number.slice(0, 3), number.slice(3, 7), number.slice(7)]
    : [`0${number.slice(0, areaLength)}`, number.slice(areaLength)]
  const abroad = mobile ? groups : [groups[0]!.slice(1), groups[1]!]
  const plain = mobile ? number : groups.join('-')
  const written = brush.spoil([field, 'phoneFormat', 0.42], plain, () =>
    random.pick([
      groups.join(' '),
      groups.join('-'),
      `+86 ${abroad.join(' ')}`,
      `+86${abroad.join('')}`,
      `0086-${abroad.join('-')}`,
      `86${abroad.join('')}`,
      `(+86)${abroad.join('')}`,
      mobile ? groups.join('.') : `（${groups[0]}）${groups[1]}`,
    ]),
  )
  if (!extension) return written
  brush.dirt.push({ field, kind: 'phoneFormat' })
  return written + random.pick(['转', '-', ' 转 ', ' ext. ']) + extension
}

function phoneAbroad(brush: Brush, field: string, e164: string): string {
  const { random } = brush
  const dial = e164.startsWith('+1')
    ? '1'
    : ([...countryOf.values()].find((c) => e164.startsWith(`+${c.dial}`))?.dial ?? '')
  const rest = e164.slice(dial.length + 1)
  const groups = [rest.slice(0, 3), rest.slice(3, 6), rest.slice(6)].filter(Boolean)
  return brush.spoil([field, 'phoneFormat', 0.6], e164, () =>
    random.pick([
      `+${dial} ${groups.join(' ')}`,
      `+${dial}-${groups.join('-')}`,
      `00${dial} ${groups.join(' ')}`,
      `+${dial} (${groups[0]}) ${groups.slice(1).join('-')}`,
      `00${dial}${rest}`,
    ]),
  )
}

/** A company's name as somebody remembered it. `care` is the chance that it is copied in full. */
export function companyCell(brush: Brush, company: Company | undefined, care: number): string {
  if (!company) return ''
  const { random } = brush
  let name = company.name
  if (!random.chance(care)) {
    name = random.chance(0.5)
      ? brush.spoil(['company', 'companyShort', 1], name, () => company.shortName)
      : brush.spoil(['company', 'companyForm', 1], name, (text) => otherForm(random.next(), text))
  }
  if (company.locale === 'zh') name = brush.spoil(['company', 'traditional', 0.015], name, toTraditional)
  else name = brush.spoil(['company', 'shouting', 0.04], name, (text) => text.toUpperCase())
  name = brush.spoil(['company', 'companyForm', 0.5], name, (text) => text.replace('（', '(').replace('）', ')'))
  return soil(brush, 'company', name)
}

/** The legal form left out, or written another way. */
function otherForm(draw: number, name: string): string {
  const bare = name
    .replace(/(股份有限公司|有限责任公司|集团有限公司|有限公司)(?=$|.{1,4}分公司$)/, '')
    .replace(
      /,? (Inc\.|LLC|Corp\.|Pvt\. Ltd\.|GmbH|AG|Ltd|PLC|K\.K\.|SARL|SAS|Pty Ltd|Pte\. Ltd\.|B\.V\.|S\.L\.|AB)$/,
      '',
    )
  if (draw < 0.5) return bare
  if (name.includes('有限公司')) return name.replace('有限公司', draw < 0.75 ? '有限责任公司' : '公司')
  return name
    .replace(/ Ltd$/, ' Limited')
    .replace(/ Inc\.$/, ', Incorporated')
    .replace(/ GmbH$/, ' Gmbh')
    .replace(/\.$/, '')
}

const SIGNS = { CNY: '¥', USD: '$', EUR: '€' } as const

/** An amount of money in figures, with what people put around it. */
export function moneyCell(brush: Brush, field: string, { amount, currency }: Money): string {
  const { random } = brush
  const yen = brush.gbk ? '￥' : '¥' // GBK has the full-width sign only
  const grouped = amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const written = brush.spoil([field, 'moneyFormat', 0.3], String(amount), (plain) => {
    if (currency !== 'CNY')
      return random.pick([grouped, `${SIGNS[currency]}${grouped}`, `${currency} ${grouped}`, `${plain} ${currency}`])
    const tenThousands =
      amount % 100 === 0 && amount >= 10_000
        ? [`${amount / 10_000}万`, `${yen}${amount / 10_000}万`, `${amount / 10_000}万元`]
        : []
    return random.pick([grouped, `${yen}${grouped}`, `￥${plain}`, `${plain}元`, ...tenThousands, ...tenThousands])
  })
  return soil(brush, field, brush.spoil([field, 'fullWidth', 0.015], written, fullWidth))
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
