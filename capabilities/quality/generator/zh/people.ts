import { writeDate, daysBefore, type DateStyle } from '#capabilities/quality/generator/calendar.ts'
import { mobileNumber } from '#capabilities/quality/generator/details.ts'
import { wrongDigit, wrongDomain, wrongHomophone, wrongLookAlike } from '#capabilities/quality/generator/files/dirt.ts'
import type { Random } from '#capabilities/quality/generator/random.ts'
import { toTraditional } from '#capabilities/quality/generator/tables/characters-zh.ts'
import type { Han } from '#capabilities/quality/generator/tables/han.ts'
import {
  femaleFirst,
  femaleGiven,
  femaleSecond,
  maleFirst,
  maleGiven,
  maleSecond,
  surnames,
} from '#capabilities/quality/generator/tables/names-zh.ts'
import { makeIdNumber } from '#capabilities/quality/generator/zh/id-number.ts'
import { makeHome, writeHome, type Home } from '#capabilities/quality/generator/zh/places.ts'
import { hongKong } from '#capabilities/quality/generator/zh/romanised.ts'

export type ZhPerson = {
  readonly id: string
  readonly family: Han
  readonly given: Han
  readonly gender: 'male' | 'female'
  readonly birthday: string
  readonly idNumber: string
  readonly mobiles: readonly string[]
  readonly email: string
  readonly home: Home
  readonly employer: string
}

export const personColumns = ['姓名', '性别', '出生日期', '身份证号', '手机', '邮箱', '地址', '公司'] as const

type PersonFrom = {
  readonly id: string
  readonly employer: string
  readonly of?: ZhPerson | undefined
  readonly namesake?: ZhPerson | undefined
}

/**
 * Somebody new; or, given a relative, somebody of the same family at the same address, who is somebody else; or, given
 * a namesake, somebody else of the same name, half of the time of the same town.
 */
export function makePerson(random: Random, { id, employer, of, namesake }: PersonFrom): ZhPerson {
  const gender = namesake?.gender ?? (random.chance(0.51) ? 'male' : 'female')
  const family = of?.family ?? namesake?.family ?? random.pick(surnames)
  const given = namesake?.given ?? givenName(random, gender)
  const home = of?.home ?? makeHome(random, random.chance(0.5) ? namesake?.home.city : undefined)
  const birthday = daysBefore('2006-01-01', random.int(0, 50 * 365))
  const host = random.pick(['qq.com', 'qq.com', '163.com', '126.com', 'foxmail.com', 'sina.com'])
  return {
    id,
    family,
    given,
    gender,
    birthday,
    idNumber: makeIdNumber(random, { division: home.division, birthday, gender }),
    mobiles: [mobileNumber(random, 'CN'), ...(random.chance(0.2) ? [mobileNumber(random, 'CN')] : [])],
    email: `${family.pinyin}${given.pinyin}${random.digits(3)}_demo@${host}`,
    home,
    employer,
  }
}

function givenName(random: Random, gender: 'male' | 'female'): Han {
  const [whole, first, second] =
    gender === 'male' ? [maleGiven, maleFirst, maleSecond] : [femaleGiven, femaleFirst, femaleSecond]
  if (random.chance(0.28)) return random.pick(whole)
  const [a, b] = [random.pick(first), random.pick(second)]
  return { text: a.text + b.text, pinyin: a.pinyin + b.pinyin }
}

/** A person as one file has them: the first copy nearly clean, later ones as other hands wrote them. */
export function writePerson(random: Random, person: ZhPerson, copy: number): string[] {
  const isClean = copy === 0 && random.chance(0.7)
  const missing = (chance: number, text: string) => (!isClean && random.chance(chance) ? '' : text)
  const [mobile = '', second] = person.mobiles
  const phone =
    second !== undefined && random.chance(0.4) ? (random.chance(0.5) ? second : `${mobile} / ${second}`) : mobile
  return [
    isClean ? person.family.text + person.given.text : writtenName(random, person),
    missing(0.3, person.gender === 'male' ? '男' : '女'),
    missing(
      0.35,
      writeDate(person.birthday, isClean ? 'ymd' : random.pick<DateStyle>(['ymd', 'ymdSlash', 'compact', 'han'])),
    ),
    missing(0.7, isClean || random.chance(0.97) ? person.idNumber : wrongDigit(random, person.idNumber)),
    missing(0.25, writtenPhone(random, phone, isClean)),
    missing(0.45, isClean || random.chance(0.9) ? person.email : wrongDomain(random, person.email)),
    missing(0.35, writeHome(random, person.home, isClean)),
    missing(0.4, person.employer),
  ]
}

function writtenName(random: Random, { family, given, gender, idNumber }: ZhPerson): string {
  const whole = family.text + given.text
  const title = gender === 'male' ? '先生' : '女士'
  const draw = random.next()
  if (draw < 0.45) return whole
  if (draw < 0.55) return whole + random.pick([title, '总', '老师', '经理'])
  if (draw < 0.63) return toTraditional(whole)
  if (draw < 0.7) return family.text + wrongHomophone(random, given.text)
  if (draw < 0.75) return wrongLookAlike(random, whole)
  if (draw < 0.8) return given.text + family.text
  if (draw < 0.84) return [...whole].join(' ')
  if (draw < 0.92) return latinName(random, capital(family.pinyin), capital(given.pinyin))
  // Only who has a Hong Kong name writes it: told by the number, so that all copies agree about it.
  const [hkFamily, hkGiven] = [hongKong(family.text), hongKong(given.text)]
  if (hkFamily === null || hkGiven === null || Number(idNumber[16]) > 5) return whole
  return `${hkFamily.toUpperCase()} ${hkGiven.split(' ').map(capital).join(' ')}`
}

function latinName(random: Random, family: string, given: string): string {
  return random.pick([
    `${family} ${given}`,
    `${given} ${family}`,
    `${family.toUpperCase()} ${given}`,
    `${family}, ${given}`,
  ])
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function writtenPhone(random: Random, phone: string, isClean: boolean): string {
  return phone
    .split(' / ')
    .map((one) => {
      const digits = one.slice(3)
      if (isClean) return digits
      const typed = random.chance(0.97) ? digits : wrongDigit(random, digits)
      const groups = [typed.slice(0, 3), typed.slice(3, 7), typed.slice(7)]
      return random.pick([typed, typed, groups.join(' '), groups.join('-'), `+86 ${typed}`, `86-${typed}`])
    })
    .join(' / ')
}
