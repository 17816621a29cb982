import { daysBefore } from '#capabilities/quality/generator/calendar.ts'
import {
  addressAbroad,
  firstFree,
  homeAddress,
  landline,
  mobileNumber,
  pickCountry,
  plainLatin,
} from '#capabilities/quality/generator/details.ts'
import { spread, type Random } from '#capabilities/quality/generator/random.ts'
import { posts, type Post } from '#capabilities/quality/generator/tables/business-zh.ts'
import { countryOf } from '#capabilities/quality/generator/tables/countries.ts'
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
import { namePools } from '#capabilities/quality/generator/tables/names-world.ts'
import { cities, weightedCities, type City } from '#capabilities/quality/generator/tables/places-zh.ts'
import type { Company, LookAlike, Person, Source } from '#capabilities/quality/generator/world-types.ts'

type Name = Pick<Person, 'name' | 'latin'>
type Gender = Person['gender']
export type PeopleBuild = {
  readonly random: Random
  readonly today: string
  readonly companies: readonly Company[]
  readonly emails: Set<string>
  readonly phones: Set<string>
}

const sources = spread<Source>([
  ['web', 22],
  ['referral', 12],
  ['campaign', 9],
  ['import', 6],
  ['fair', 12],
  ['shop', 25],
  ['phone', 14],
])
const stages = spread<Person['stage']>([
  ['new', 30],
  ['contacted', 25],
  ['qualified', 15],
  ['proposal', 8],
  ['customer', 17],
  ['lost', 5],
])
const cityOf = new Map(cities.map((city) => [city.city, city]))

/**
 * The contacts of a world: three in five Chinese; one in thirty the relative or namesake of an earlier one.
 * The first is a 张伟 with a mobile number, whom the guides look for.
 */
export function makePeople(build: PeopleBuild, count: number): { people: Person[]; lookAlikes: LookAlike[] } {
  const { random } = build
  const first = person(build, 'contact-1', {
    name: chineseName({ text: '张', pinyin: 'zhang' }, { text: '伟', pinyin: 'wei' }),
    gender: 'male',
  })
  const people: Person[] = [first]
  const lookAlikes: LookAlike[] = []
  while (people.length < count) {
    const id = `contact-${people.length + 1}`
    const of = people.length > 30 && random.chance(0.035) ? random.pick(people) : undefined
    if (!of) {
      people.push(person(build, id, {}))
      continue
    }
    const why = random.chance(0.5) ? 'family' : 'namesake'
    people.push(why === 'family' ? relative(build, id, of) : namesake(build, id, of))
    lookAlikes.push({ left: of.id, right: id, why })
  }
  return { people, lookAlikes }
}

type Given = { name?: Name; gender?: Gender; locale?: Person['locale']; country?: string; city?: string }

function person(build: PeopleBuild, id: string, given: Given): Person {
  const { random, today } = build
  const drawn = random.pick(sources)
  const gender = given.gender ?? (random.chance(0.52) ? 'male' : 'female')
  const zh = given.locale ? given.locale === 'zh' : given.name !== undefined || drawn === 'shop' || random.chance(0.47)
  // The shop sells in China only, and the one contact with a given name and no other wish is in the CRM.
  const source = (drawn === 'shop' && !zh) || (given.name && !given.locale) ? 'web' : drawn
  const employer = source === 'shop' && random.chance(0.75) ? undefined : findEmployer(build, zh, given.country)
  const country = zh ? 'CN' : (given.country ?? employer?.country ?? pickCountry(random).code)
  const name = given.name ?? (zh ? chineseNameOf(random, gender) : nameAbroad(random, gender, country))
  const city = cityOf.get(given.city ?? employer?.address.city ?? '') ?? random.pick(weightedCities)
  const post = employer && random.pick(posts)
  return {
    id,
    gender,
    source,
    country,
    ...name,
    locale: zh ? 'zh' : 'en',
    ...reach(build, { name, employer, zh, country, city }),
    company: employer?.id ?? null,
    ...occupation(post, zh),
    birthday: random.chance(0.7) ? daysBefore(today, random.int(22 * 365, 66 * 365)) : null,
    address: zh ? homeAddress(random, city) : addressAbroad(random, countryOf.get(country)!),
    stage: random.pick(stages),
    score: Math.min(100, Math.round(random.next() * 60 + (post?.level ?? 1) * 8)),
    createdOn: daysBefore(today, random.int(1, 1000)),
  }
}

function occupation(post: Post | undefined, zh: boolean): Pick<Person, 'title' | 'department'> {
  if (!post) return { title: null, department: null }
  return { title: zh ? post.zh : post.en, department: post.unit[zh ? 0 : 1] }
}

/** Someone to work for in the person's own country; larger companies are known to us through more people. */
function findEmployer({ random, companies }: PeopleBuild, zh: boolean, country?: string): Company | undefined {
  if (companies.length === 0 || random.chance(0.08)) return undefined
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const company = random.pick(companies)
    if ((company.locale === 'zh') !== zh || (country && company.country !== country)) continue
    if (company.employees > 40 || random.chance(0.5)) return company
  }
  return undefined
}

type Reach = { name: Name; employer: Company | undefined; zh: boolean; country: string; city: City }

function reach(
  build: PeopleBuild,
  { name, employer, zh, country, city }: Reach,
): Pick<Person, 'emails' | 'phones' | 'wechat'> {
  const { random } = build
  const emails: string[] = []
  if (employer) emails.push(workEmail(build, name, { employer, zh }))
  if (!employer || random.chance(0.25)) emails.push(privateEmail(build, name, zh))
  const phones = [firstFree(build.phones, () => mobileNumber(random, country))]
  if (zh && employer && random.chance(0.3)) phones.push(firstFree(build.phones, () => landline(random, city)))
  const wechat = zh && random.chance(0.4) ? `wx_${name.latin.family}${name.latin.given}_${random.digits(3)}` : null
  return { emails, phones, wechat }
}

function workEmail({ random, emails }: PeopleBuild, { latin }: Name, at: { employer: Company; zh: boolean }): string {
  const local = at.zh
    ? random.pick([latin.given + latin.family, `${latin.given}.${latin.family}`, latin.family + latin.given])
    : random.pick([`${latin.given}.${latin.family}`, `${latin.given[0]}${latin.family}`, latin.given])
  return firstFree(emails, (n) => `${local}${n > 1 ? n : ''}@${at.employer.domain}`)
}

// The local parts carry "demo", so that they belong to nobody.
function privateEmail({ random, emails }: PeopleBuild, { latin }: Name, zh: boolean): string {
  const host = zh
    ? random.pick(['qq.com', 'qq.com', '163.com', '163.com', '126.com', 'foxmail.com', 'sina.com', 'gmail.com'])
    : random.pick(['gmail.com', 'gmail.com', 'outlook.com', 'yahoo.com', 'icloud.com'])
  return firstFree(emails, () => {
    const year = random.int(60, 99)
    return zh
      ? `${latin.family}${latin.given}${year}_demo@${host}`
      : `${latin.given}.${latin.family}.demo${year}@${host}`
  })
}

function chineseNameOf(random: Random, gender: Gender): Name {
  const surname = random.pick(surnames)
  if (random.chance(0.28)) return chineseName(surname, random.pick(gender === 'male' ? maleGiven : femaleGiven))
  const first = random.pick(gender === 'male' ? maleFirst : femaleFirst)
  const second = random.pick(gender === 'male' ? maleSecond : femaleSecond)
  return chineseName(surname, { text: first.text + second.text, pinyin: first.pinyin + second.pinyin })
}

function chineseName(family: Han, given: Han): Name {
  return {
    name: { family: family.text, given: given.text, order: 'family', full: family.text + given.text },
    latin: { family: family.pinyin, given: given.pinyin },
  }
}

function nameAbroad(random: Random, gender: Gender, country: string): Name {
  const pool = namePools[countryOf.get(country)!.names]!
  return westernName(random.pick(pool[gender]), random.pick(pool.family))
}

function westernName(given: string, family: string): Name {
  return {
    name: { family, given, order: 'given', full: `${given} ${family}` },
    latin: { family: plainLatin(family), given: plainLatin(given) },
  }
}

/** Father and son, sisters: the family name, the home and its telephone are shared, nothing else. */
function relative(build: PeopleBuild, id: string, of: Person): Person {
  const { random } = build
  const own = person(build, id, { gender: of.gender, locale: of.locale, country: of.country, city: of.address.city })
  const sameGiven = of.locale === 'en' && random.chance(0.4)
  const given = sameGiven
    ? { given: of.name.given, latin: of.latin.given }
    : { given: own.name.given, latin: own.latin.given }
  const full = of.locale === 'zh' ? of.name.family + given.given : `${given.given} ${of.name.family}`
  return {
    ...own,
    name: { ...of.name, given: given.given, full },
    latin: { family: of.latin.family, given: given.latin },
    phones: [...own.phones, of.phones[0]!],
    emails: renamed(build, own.emails, [`${own.latin.family}`, of.latin.family]),
    address: of.address,
    birthday: of.birthday && generationApart(random, of.birthday),
  }
}

/** Parent or child, whichever makes both of an age to be customers. */
function generationApart(random: Random, birthday: string): string {
  const days = random.int(8000, 11_000)
  return daysBefore(birthday, birthday < '1976' ? -days : days)
}

function renamed({ emails }: PeopleBuild, own: readonly string[], [from, to]: [string, string]): string[] {
  return own.map((email) => {
    const [local = '', host = ''] = email.split('@')
    return firstFree(emails, (n) => `${local.replace(from, to)}${n > 1 ? n : ''}@${host}`)
  })
}

/** Another person of the same name in the same city. */
function namesake(build: PeopleBuild, id: string, of: Person): Person {
  return person(build, id, {
    name: { name: of.name, latin: of.latin },
    gender: of.gender,
    locale: of.locale,
    country: of.country,
    city: of.address.city,
  })
}
