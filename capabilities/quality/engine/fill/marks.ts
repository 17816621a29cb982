import { isFreeMail } from '#capabilities/quality/engine/kinds/contact.ts'

const mostMarks = 60
const mostWords = 20

/** What a value tells about its record, as marks for the model: words and pairs of characters, choices, orders of size. */
export function marksOf(field: { readonly name: string; readonly type: string }, value: unknown): string[] {
  const { name, type } = field
  if (value === null || value === undefined) return []
  switch (type) {
    case 'text':
      return wordsOf(value).map((word) => `${name}:${word}`)
    case 'personName':
      return givenMarks(value).map((word) => `${name}:${word}`)
    case 'choice':
    case 'country':
    case 'link':
    case 'user':
      return [`${name}=${typeof value === 'object' ? String((value as { id?: unknown }).id) : String(value)}`]
    case 'multiChoice':
      return (value as unknown[]).slice(0, mostWords).map((one) => `${name}=${String(one)}`)
    case 'integer':
    case 'number':
      return typeof value === 'number' && value > 0 ? [`${name}~${Math.round(Math.log2(value))}`] : []
    case 'email':
      return (value as unknown[]).flatMap((one) => {
        const domain = domainOf(String(one))
        return domain && !isFreeMail(domain) ? [`${name}@${domain}`] : []
      })
    default:
      return []
  }
}

export function limited(marks: readonly string[]): string[] {
  return [...new Set(marks)].slice(0, mostMarks)
}

/** Latin words in small letters, and of Chinese every two characters that stand together. */
function wordsOf(value: unknown): string[] {
  const text = String(value).normalize('NFKC').toLowerCase().slice(0, 200)
  const latin = text.match(/[a-z\u00c0-\u024f]{2,}/g) ?? []
  const pairs = (text.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => {
    const letters = [...run]
    return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)
  })
  return [...latin, ...pairs].slice(0, mostWords)
}

/** Of a person's name the given one: whole, and character by character where it is Chinese. */
function givenMarks(value: unknown): string[] {
  const given = (value as { given?: unknown } | null)?.given
  if (typeof given !== 'string' || given === '') return []
  const text = given.normalize('NFKC').toLowerCase().slice(0, 60)
  if (/^\p{Script=Han}+$/u.test(text))
    return [text, ...[...text].map((letter, i, all) => (i === all.length - 1 ? `${letter}.` : letter))]
  const [first = ''] = text.split(/[\s-]+/)
  return first.length > 1 ? [first, `…${first.slice(-2)}`, `…${first.slice(-1)}`] : []
}

export function domainOf(email: string): string | null {
  const at = email.lastIndexOf('@')
  return at > 0 ? email.slice(at + 1).toLowerCase() : null
}

/** `https://www.Acme.com/x` and `ACME.com` are one host: acme.com. */
export function hostOf(text: string): string | null {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#:].*$/s, '')
    .replace(/^www\./, '')
  return /^[^\s@.]+(\.[^\s@.]+)+$/.test(host) ? host : null
}
