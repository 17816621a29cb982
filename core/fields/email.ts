import { domainToASCII } from 'node:url'
import { trimmed, type FieldType } from '#core/fields/types.ts'

const most = 20

/** E-mail addresses, the first one primary. Stored as typed but for the case of the domain; compared by key. */
export const email: FieldType = {
  columns: [['', 'text[]']],
  comparison: 'list',
  parse(input) {
    const several = Array.isArray(input) ? input : [input]
    const parsed = several.map(parseAddress)
    if (several.length === 0 || several.length > most || parsed.includes(undefined)) return undefined
    return [...new Set(parsed)]
  },
  text: (value: string[]) => value.join(' '),
  keys: (value: string[]) => value.map((address) => `e:${emailKey(address)}`),
}

/** RFC 5321's limits (64 and 254 characters) and the form people have in practice: no comments, no quoted names. */
function parseAddress(input: unknown): string | undefined {
  const value = trimmed(input)
  const at = value?.lastIndexOf('@') ?? -1
  if (value === undefined || at < 1 || at > 64 || value.length > 254) return undefined
  const [local, host] = [value.slice(0, at), value.slice(at + 1).toLowerCase()]
  if (!/^[^\s@"(),:;<>[\\\]]+$/.test(local) || local.startsWith('.') || local.endsWith('.') || local.includes('..')) {
    return undefined
  }
  // Plain hosts, nearly all of them, are spared the way through the URL parser.
  const ascii = /^[a-z\d.-]+$/.test(host) && !host.includes('xn--') ? host : domainToASCII(host)
  return /^([a-z\d]([a-z\d-]*[a-z\d])?\.)+([a-z]{2,}|xn--[a-z\d-]+)$/.test(ascii) ? `${local}@${host}` : undefined
}

/**
 * The form under which two spellings of one inbox are equal. Never stored in place of what was typed.
 *
 * Gmail ignores dots and everything behind a plus sign, so two spellings reach one inbox. Other hosts may not.
 */
export function emailKey(address: string): string {
  const at = address.lastIndexOf('@')
  const [local, host] = [address.slice(0, at).toLowerCase(), address.slice(at + 1).toLowerCase()]
  const isGmail = host === 'gmail.com' || host === 'googlemail.com'
  return isGmail ? `${local.replace(/\+.*|\./g, '')}@gmail.com` : `${local}@${host}`
}
