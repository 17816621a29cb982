import type { Ctx } from '#core/context.ts'
import type { Guess } from '#capabilities/quality/contract-imports.ts'
import { guessObject } from '#capabilities/quality/engine/standardise/columns/guess-object.ts'
import { headerKey } from '#capabilities/quality/engine/standardise/columns/header-key.ts'
import { guessMapping, reasons, type MappableField } from '#capabilities/quality/engine/standardise/columns/mapping.ts'
import { standardise } from '#capabilities/quality/engine/standardise/standardise.ts'
import { learnedKey, type Learned } from '#capabilities/quality/imports/learned.ts'
import type { Target } from '#capabilities/quality/imports/rows/target.ts'

/** A column with the values it was looked at by: `samples` to show, `values` to think. */
export type GuessColumn = {
  readonly name: string
  readonly samples: readonly string[]
  readonly values: readonly string[]
}

const kindHeader = /^(activitytype|engagementtype|活动类型|跟进类型|跟进方式|记录类型|类型|type)$/
const kindValue = /^(note|call|meeting|task|e?mail|备注|通话|电话|会议|任务|拜访|邮件)s?$/i

/** What a file seems to hold: activities where a column says of which sort each row is, else what its headers say. */
export function guessTarget(columns: readonly GuessColumn[]): string | null {
  if (columns.some(isKind)) return 'activity'
  const object = guessObject(columns.map(({ name, values }) => ({ name, samples: values })))
  const keys = columns.map(({ name }) => headerKey(name))
  // A name and a way to reach somebody are people. A shop's customers come with orders too; orders have numbers.
  const isOfPeople = keys.some((key) => reachHeader.test(key)) && !keys.some((key) => orderHeader.test(key))
  return (object === null || object === 'order') && isOfPeople ? 'contact' : object
}

const reachHeader =
  /^(mobile|(mobile|cell)?phone(number)?|tel(ephone)?|e?mail(address)?|手机|手机号码?|电话|联系电话|电子邮箱|邮箱)$/
const orderHeader = /^(order(number|no|id)|订单(编?号|id))$/

function isKind({ name, values }: GuessColumn): boolean {
  const filled = values.filter((value) => value.trim() !== '')
  return kindHeader.test(headerKey(name)) && filled.length > 0 && filled.every((value) => kindValue.test(value.trim()))
}

/** Headers of activities, by the slot they mean. */
const activityHeaders: readonly (readonly [slot: string, header: RegExp])[] = [
  ['kind', kindHeader],
  ['subject', /^(subject|title|主题|标题|activityname|callmeetingtitlesubject)$/],
  ['body', /^(body|notes?|notesdescription|content|description|notebody|内容|记录|备注|跟进内容|描述)$/],
  ['at', /^(activitydate|date|time|datetime|timestamp|starttime|duedate|日期|时间|跟进时间|开始时间|截止时间)$/],
  ['duration.minutes', /^(durationminutes|durationmin|minutes|时长分钟|通话分钟)$/],
  ['duration', /^(duration|durationseconds|时长|通话时长|时长秒)$/],
  ['outcome', /^(outcome|result|calloutcome|结果|通话结果)$/],
  ['status', /^(status|taskstatus|状态)$/],
  ['direction', /^(direction|方向|呼叫方向)$/],
  ['priority', /^(priority|优先级)$/],
  ['location', /^(location|place|地点)$/],
  ['owner', /^(owner|assignedto|activityowner|负责人|跟进人|创建人)$/],
  [
    'target.contact',
    /^(contact|contactemail|contactname|associatedcontact|associatedcontactemail|email|联系人|联系人姓名|联系人邮箱|客户姓名)$/,
  ],
  [
    'target.company',
    /^(company|companyname|account|accountname|associatedcompany|associatedcompanydomain|公司|公司名称|客户名称|客户)$/,
  ],
  ['target.deal', /^(deal|dealname|opportunity|associateddeal|商机|商机名称)$/],
]

/** Which slot each column seems to belong to. */
export function guessColumns(ctx: Ctx, target: Target, columns: readonly GuessColumn[]): (Guess | null)[] {
  const guesses = target.object === 'activity' ? columns.map(activityGuess) : recordGuesses(target, columns)
  return guesses.map((guess, i) => (guess && fits(target, guess, columns[i]!) ? told(ctx, guess) : null))
}

type Looked = { readonly target: Target; readonly columns: readonly GuessColumn[]; readonly learned: Learned }

/** Guesses, but what a person chose for a column of that name goes before them. */
export function withLearned(
  ctx: Ctx,
  { target, columns, learned }: Looked,
  guesses: readonly (Guess | null)[],
): (Guess | null)[] {
  const chosen = columns.map(({ name }) => {
    const field = learned.get(learnedKey(name))
    return field === null || (field !== undefined && target.slots.has(field)) ? { field } : null
  })
  const taken = new Set(chosen.flatMap((one) => (one?.field ? [one.field] : [])))
  return guesses.map((guess, i) => {
    const one = chosen[i]
    if (one) return one.field === null ? null : told(ctx, { field: one.field, confidence: 0.99, reason: 'learned' })
    // A field that takes one column and was given to another is no guess any more.
    return guess && taken.has(guess.field) && !target.slots.get(guess.field)?.several ? null : guess
  })
}

type Told = { readonly field: string; readonly confidence: number; readonly reason: keyof typeof reasons }

function activityGuess({ name }: GuessColumn): Told | null {
  const key = headerKey(name)
  const field = activityHeaders.find(([, header]) => header.test(key))?.[0]
  return field === undefined ? null : { field, confidence: 0.9, reason: 'knownName' }
}

function recordGuesses(target: Target, columns: readonly GuessColumn[]): (Told | null)[] {
  const fields = [...target.fields.values()] as MappableField[]
  const asked = columns.map(({ name, values }) => ({ name, samples: values }))
  const guesses: (Told | null)[] = guessMapping(asked, fields)
  const links = fields.filter(({ type }) => type === 'link' || type === 'user')
  const money = fields.filter(({ name, type }) => type === 'money' && guesses.some((guess) => guess?.field === name))
  return guesses.map((guess, i) => {
    const column = asked[i]!
    if (guess || headerKey(column.name) === '') return guess
    // A record is often named twice: by its name and by its address.
    const link = guessMapping([column], links)[0]
    if (link && link.confidence >= 0.9) return link
    const key = headerKey(column.name)
    if (money.length === 1 && /^(currency|currencycode|币种|货币)$/.test(key))
      return { field: `${money[0]!.name}.currency`, confidence: 0.95, reason: 'knownName' }
    if (/^(createdate|createdat|createddate|createdon|createdtime|创建时间|创建日期)$/.test(key))
      return madeAt(column.samples)
    return null
  })
}

function madeAt(samples: readonly string[]): Told | null {
  const filled = samples.filter((value) => value.trim() !== '').slice(0, 20)
  const options = { country: 'CN', currency: 'CNY', dateOrder: 'auto' } as const
  const isDate = filled.length > 0 && filled.every((value) => standardise('dateTime', value, options).value !== null)
  return isDate ? { field: 'createdAt', confidence: 0.9, reason: 'nameAndValues' } : null
}

/** Names of pipelines are another company's way of working: worth a column only where they are known here. */
function fits(target: Target, { field }: Told, { values }: GuessColumn): boolean {
  if (!target.slots.has(field)) return false
  return (
    target.fields.get(field)?.target !== 'pipeline' ||
    values.some((value) => /^(sales|renewals|销售|续约)$/i.test(value.trim()))
  )
}

function told({ locale }: Ctx, { field, confidence, reason }: Told): Guess {
  return { field, confidence, reason: reasons[reason][locale] }
}
