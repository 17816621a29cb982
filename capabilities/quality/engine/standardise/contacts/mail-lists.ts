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

const longestRole = Math.max(...[...roles].map((role) => role.length))

let disposable: ReadonlySet<string> | null = null

/** Domains that give out mailboxes for minutes. Read when first asked for. */
function disposableDomains(): ReadonlySet<string> {
  const load = createRequire(import.meta.url)
  return (disposable ??= (load('mailchecker') as { blacklist: () => Set<string> }).blacklist())
}

/** What is odd about an address in lower case with its typing errors mended, or null. */
export function mailFlag(local: string, domain: string): MailFlag | null {
  return domainFlag(domain) ?? (isRole(local) ? 'emailRole' : null)
}

export function isRole(local: string): boolean {
  return local.length <= longestRole && roles.has(local)
}

export const domainFlag = remembering<MailFlag | null>(5000, (domain) => {
  const { isIcann, publicSuffix, domain: own } = parse(domain, { allowPrivateDomains: false })
  // RFC 2606 keeps `.example` for documents and demonstrations.
  if (isIcann !== true && publicSuffix !== 'example') return 'emailSuffix'
  return disposableDomains().has(domain) || (own !== null && disposableDomains().has(own)) ? 'emailDisposable' : null
})
