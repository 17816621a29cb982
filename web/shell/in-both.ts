import type { Locale } from '#web/i18n/locale.ts'
import type { Label, Message } from '#web/i18n/messages.ts'

/**
 * Both languages of a text that is shown in one: the message it is, filled with what stands in its places. What
 * fills a place is looked up in turn, since it may be a message too. What is shown is never said otherwise, even
 * where a name in it reads like a message of the other language.
 *
 * ```ts
 * const messages = [['Give to {name}', '交给{name}'], ['Ask', '询问']] as const
 * assert.deepEqual(inBoth('Give to Ada', messages, 'en'), { en: 'Give to Ada', zh: '交给Ada' })
 * assert.deepEqual(inBoth('询问', messages, 'zh'), { en: 'Ask', zh: '询问' })
 * assert.deepEqual(inBoth('Ask', messages, 'zh'), { en: 'Ask', zh: 'Ask' })
 * ```
 */
export function inBoth(text: string, messages: readonly Message[], shown: Locale): Label {
  const other = inOther(text, messages, shown === 'en' ? 0 : 1)
  return shown === 'en' ? { en: text, zh: other } : { en: other, zh: text }
}

function inOther(text: string, messages: readonly Message[], shown: 0 | 1): string {
  const whole = messages.find((message) => message[shown] === text)
  if (whole) return whole[1 - shown] ?? text
  for (const { message, side } of withPlaces(messages)) {
    const values = side === shown ? valuesIn(text, message[side]) : undefined
    if (values) return fill(message[1 - side] ?? '', values, (value) => inOther(value, messages, shown))
  }
  return text
}

type Sided = { message: Message; side: 0 | 1 }
const places = /\{(\w+)(?:, plural, ((?:[^{}]|\{[^{}]*\})*))?\}/g

/** The messages with places, those with the most words of their own first: they fit best where several fit. */
function withPlaces(messages: readonly Message[]): Sided[] {
  const known = sorted.get(messages)
  if (known) return known
  const found = messages
    .filter((message) => message.every((each) => each.includes('{')))
    .flatMap((message) => ([0, 1] as const).map((side) => ({ message, side, own: ownLetters(message[side]) })))
    .filter(({ own }) => own > 1) // "{a} of {b}" would be found in anything
    .toSorted((a, b) => b.own - a.own)
  sorted.set(messages, found)
  return found
}
const sorted = new WeakMap<readonly Message[], Sided[]>()

const ownLetters = (message: string) => message.replace(places, '').replace(/[\s\p{P}]/gu, '').length
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
const formsOf = (plural: string) =>
  [...plural.matchAll(/(\S+) \{([^{}]*)\}/g)].map(([, key = '', form = '']) => ({ key, form }))

type Reader = { pattern: RegExp; names: string[] }
const readers = new Map<string, Reader>() // a menu asks for each of its lines at every key

function readerOf(message: string): Reader {
  const known = readers.get(message)
  if (known) return known
  const names: string[] = []
  let pattern = ''
  let end = 0
  for (const { 0: whole, 1: name = '', 2: plural, index } of message.matchAll(places)) {
    const forms = plural === undefined ? ['#'] : formsOf(plural).map(({ form }) => form)
    const value = plural === undefined ? '(.+)' : String.raw`([\d.,]+)`
    names.push(...forms.filter((form) => form.includes('#')).map(() => name))
    const choices = forms.map((form) => escaped(form).replace('#', value))
    pattern += `${escaped(message.slice(end, index))}(?:${choices.join('|')})`
    end = index + whole.length
  }
  const reader = { pattern: new RegExp(`^${pattern}${escaped(message.slice(end))}$`, 'u'), names }
  readers.set(message, reader)
  return reader
}

/** What stands in each place, or undefined where the text is no such message. */
function valuesIn(text: string, message: string): Map<string, string> | undefined {
  const { pattern, names } = readerOf(message)
  const found = pattern.exec(text)
  if (!found) return undefined
  const values = names.map((name, at) => [name, found[at + 1]] as const)
  return new Map(values.filter((each): each is readonly [string, string] => each[1] !== undefined))
}

function fill(message: string, values: Map<string, string>, said: (value: string) => string): string {
  return message.replace(places, (_, name: string, plural?: string) => {
    const value = values.get(name) ?? '1' // a form such as "one person" has no number in it
    if (plural === undefined) return said(value)
    const forms = formsOf(plural)
    const form = forms.find(({ key }) => key === (value === '1' ? 'one' : 'other')) ?? forms.at(-1)
    return (form?.form ?? '').replace('#', value)
  })
}
