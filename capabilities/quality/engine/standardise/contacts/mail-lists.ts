import { createRequire } from 'node:module'
import { parse } from 'tldts'
import { remembering } from '#capabilities/quality/engine/standardise/memory.ts'

/** What is worth knowing of an address that is written rightly. */
export type MailFlag = 'emailDisposable' | 'emailRole' | 'emailSuffix'

/** Mailboxes that a firm's people share: not one person's. */
const roles = new Set(
  (
    'info sale sales office contact contacts service services support admin administrator hello mail hr job jobs career careers kefu market ' +
    'marketing billing account accounts accounting finance postmaster webmaster hostmaster abuse noreply no-reply donotreply do-not-reply help ' +
    'helpdesk team enquiries inquiry order orders press media legal privacy security feedback newsletter reception customerservice zhaopin ' +
    'caiwu xiaoshou shichang renshi'
  ).split(' '),
)

/** By the last five bits of the first letter: how long words beginning so are, a bit for each length. */
const lengths = new Uint32Array(32)
for (const role of roles) lengths[role.charCodeAt(0) & 31]! |= 1 << role.length

let disposable: ReadonlySet<string> | null = null

const load = createRequire(import.meta.url)

/** Domains that give out mailboxes for minutes. Read when first asked for. */
function disposableDomains(): ReadonlySet<string> {
  if (disposable === null) {
    const known = (load('mailchecker') as { blacklist: () => Set<string> }).blacklist()
    // In that list, and mailboxes that people keep for years.
    disposable = new Set([...known].filter((domain) => domain !== 'tom.com' && domain !== 'duck.com'))
  }
  return disposable
}

/** Whether a mailbox is one that several people share. Most are not by their first letter and length alone. */
export function isRole(local: string): boolean {
  if (local.length > 31 || (lengths[local.charCodeAt(0) & 31]! & (1 << local.length)) === 0) return false
  return roles.has(local.toLowerCase())
}

/** What is odd about a domain in lower case with its typing errors mended, or null. */
export function domainFlag(domain: string): MailFlag | null {
  if (isKnownEnd(domain.slice(domain.lastIndexOf('.') + 1)) && !endsInDisposable(domain)) return null
  const { isIcann, publicSuffix, domain: own } = parse(domain, { allowPrivateDomains: false })
  // RFC 2606 keeps `.example` for documents and demonstrations.
  if (isIcann !== true && publicSuffix !== 'example') return 'emailSuffix'
  return disposableDomains().has(domain) || (own !== null && disposableDomains().has(own)) ? 'emailDisposable' : null
}

/** Whether a domain exists whose last part is this one: then every name before it is one of that domain. */
export const isKnownEnd = remembering(1024, (end) => {
  const { isIcann, publicSuffix } = parse(`a.${end}`, { allowPrivateDomains: false })
  return publicSuffix === end && (isIcann === true || end === 'example')
})

/** Whether the domain or one it is part of gives out mailboxes; a part behind a public suffix is looked at closely. */
function endsInDisposable(domain: string): boolean {
  const known = disposableDomains()
  if (known.has(domain)) return true
  for (let dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
    if (known.has(domain.slice(dot + 1))) return true
  }
  return false
}
