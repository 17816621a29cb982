import type { Ctx } from '#core/context.ts'
import { hostOf } from '#capabilities/quality/engine/fill/marks.ts'
import { isFreeMail } from '#capabilities/quality/engine/kinds/contact.ts'
import { hostsOf } from '#capabilities/quality/fill/fillers.ts'

const mostCompanies = 2_000_000

/**
 * Companies by the domains they are known by: the domain itself, their website's, and their own e-mails'. Null where
 * two have it. With `only`, just those that may be behind these mail domains.
 */
export async function companyDomains(ctx: Ctx, only?: readonly string[]): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>()
  const object = ctx.model.objects.get('company')
  if (!object?.fields.has('domain') || only?.length === 0) return found
  const hosts = only ? [...new Set(only.flatMap(hostsOf))] : null
  const hasWebsite = object.fields.get('website')?.type === 'url'
  const host = hasWebsite ? `substring(lower(website) from '^[a-z]+://(?:www\\.)?([^/?#:]+)')` : 'null'
  const rows = await ctx.db.arrays({
    text: `select id, lower(domain), ${host} from ${object.table}
      where deleted_at is null and (domain is not null ${hasWebsite ? 'or website is not null' : ''})
      and ($1::text[] is null or lower(domain) = any($1) or ${host} = any($1)) limit ${mostCompanies}`,
    values: [hosts],
  })
  for (const [id, domain, site] of rows as [string, string | null, string | null][]) {
    const own = new Set([domain && hostOf(domain), site].filter((one): one is string => Boolean(one)))
    for (const one of own) {
      if (isFreeMail(one)) continue
      found.set(one, found.has(one) && found.get(one) !== id ? null : id)
    }
  }
  return found
}
