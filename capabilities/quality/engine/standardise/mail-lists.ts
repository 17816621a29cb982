import { createRequire } from 'node:module'
import { parse } from 'tldts'
import { owned } from '#capabilities/quality/engine/read/csv.ts'

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

let disposable: ReadonlySet<string> | null = null

/** Domains that give out mailboxes for minutes. Read when first asked for. */
function disposableDomains(): ReadonlySet<string> {
  const load = createRequire(import.meta.url)
  return (disposable ??= (load('mailchecker') as { blacklist: () => Set<string> }).blacklist())
}

const known = new Map<string, MailFlag | null>()
const mostKnown = 10_000

/** What is odd about an address in lower case with its typing errors mended, or null. */
export function mailFlag(local: string, domain: string): MailFlag | null {
  let flag = known.get(domain)
  if (flag === undefined) {
    flag = domainFlag(domain)
    if (known.size >= mostKnown) known.clear()
    known.set(owned(domain), flag)
  }
  return flag ?? (roles.has(local) ? 'emailRole' : null)
}

function domainFlag(domain: string): MailFlag | null {
  const { isIcann, publicSuffix, domain: own } = parse(domain, { allowPrivateDomains: false })
  // RFC 2606 keeps `.example` for documents and demonstrations.
  if (isIcann !== true && publicSuffix !== 'example') return 'emailSuffix'
  return disposableDomains().has(domain) || (own !== null && disposableDomains().has(own)) ? 'emailDisposable' : null
}
