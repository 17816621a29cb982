import type { Ctx } from '#core/context.ts'
import { newValues } from '#core/records/select.ts'
import { isDeclared } from '#platform/errors.ts'
import type { RuleDraft, RuleProposal, Sentence, Severity } from '#capabilities/quality/contract-rules.ts'
import { countFailing } from '#capabilities/quality/rules/count.ts'
import { failsSql, scopeSql } from '#capabilities/quality/rules/fails.ts'
import { readRules } from '#capabilities/quality/rules/stored.ts'
import { sentencesOf } from '#capabilities/quality/rules/words.ts'

type Proposed = RuleDraft & { readonly key: string; readonly name: Sentence; readonly severity: Severity }

const reachable = { or: [{ email: { empty: false } }, { phone: { empty: false } }] }

/** What most companies want of their records. None is in force before somebody says so. */
const proposed: readonly Proposed[] = [
  rule('dealAmount', 'deal', ['Won deals have an amount', '赢单商机须有金额'], {
    severity: 'refusal',
    check: { kind: 'required', field: 'amount' },
    when: { 'stage.kind': 'won' },
  }),
  rule('dealLost', 'deal', ['Lost deals say why', '输单须注明原因'], {
    severity: 'warning',
    check: { kind: 'required', field: 'lostReason' },
    when: { 'stage.kind': 'lost' },
  }),
  rule('dealClose', 'deal', ['Deals close after they begin', '成交日期不早于创建日期'], {
    severity: 'warning',
    check: { kind: 'compare', left: 'closesOn', operator: 'gte', right: 'createdAt' },
    when: { 'stage.kind': 'open' },
  }),
  rule('dealPositive', 'deal', ['Amounts are not negative', '金额不为负数'], {
    severity: 'refusal',
    check: { kind: 'range', field: 'amount', min: 0 },
  }),
  rule('contactEmail', 'contact', ['One contact per e-mail', '一个邮箱一位联系人'], {
    severity: 'warning',
    check: { kind: 'unique', fields: ['email'] },
  }),
  rule('contactReach', 'contact', ['Contacts can be reached', '联系人须有联系方式'], {
    severity: 'warning',
    check: { kind: 'filter', filter: reachable },
  }),
  rule('contactBirthday', 'contact', ['Birthdays are not in the future', '生日不晚于今天'], {
    severity: 'refusal',
    check: { kind: 'range', field: 'birthday', min: '1900-01-01', max: 'today' },
  }),
  rule('contactCountry', 'contact', ['Contacts are where their company is', '联系人与公司同属一个国家或地区'], {
    severity: 'warning',
    check: { kind: 'compare', left: 'country', operator: 'eq', right: 'company.country' },
  }),
  rule('contactPostcode', 'contact', ['Chinese postcodes have six digits', '中国邮编为六位数字'], {
    severity: 'warning',
    check: { kind: 'format', field: 'address.postcode', format: 'postcodeCN' },
    when: { 'address.country': 'CN' },
  }),
  rule('companyCode', 'company', ['Credit codes are right', '统一社会信用代码校验正确'], {
    severity: 'refusal',
    check: { kind: 'format', field: 'creditCode', format: 'creditCode' },
  }),
  rule('companyCodeOnce', 'company', ['One company per credit code', '一个信用代码一家公司'], {
    severity: 'warning',
    check: { kind: 'unique', fields: ['creditCode'] },
  }),
  rule('companyDomain', 'company', ['One company per domain', '一个域名一家公司'], {
    severity: 'warning',
    check: { kind: 'unique', fields: ['domain'] },
  }),
  rule('companySize', 'company', ['Companies have no negative number of employees', '员工数不为负数'], {
    severity: 'refusal',
    check: { kind: 'range', field: 'employees', min: 0 },
  }),
  rule('leadReach', 'lead', ['Leads can be reached', '线索须有联系方式'], {
    severity: 'warning',
    check: { kind: 'filter', filter: reachable },
  }),
  rule('quoteValid', 'quote', ['Quotes are valid after they are made', '报价有效期不早于创建日期'], {
    severity: 'warning',
    check: { kind: 'compare', left: 'validUntil', operator: 'gte', right: 'createdAt' },
  }),
  rule('meetingOrder', 'meeting', ['Meetings end after they begin', '会议结束不早于开始'], {
    severity: 'refusal',
    check: { kind: 'compare', left: 'endsAt', operator: 'gte', right: 'startsAt' },
  }),
]

type Body = Omit<RuleDraft, 'object'> & { readonly severity: Severity }

function rule(key: string, object: string, [en, zh]: readonly [string, string], body: Body): Proposed {
  return { key, object, name: { en, zh }, ...body }
}

/** Proposals that fit the objects as they are and that are not rules yet, with what each would find now. */
export async function proposals(ctx: Ctx, object?: string): Promise<RuleProposal[]> {
  const rules = await readRules(ctx, 'true')
  const there = new Set(rules.map((one) => textOf(one)))
  const fitting = proposed.filter(
    (one) => (object === undefined || one.object === object) && !there.has(textOf(one)) && fits(ctx, one),
  )
  const says = await sentencesOf(ctx, fitting)
  const found: RuleProposal[] = []
  for (const [name, some] of Map.groupBy(fitting, (one) => one.object)) {
    const counts = await countFailing(ctx, ctx.model.objects.get(name)!, some)
    for (const [i, one] of some.entries())
      found.push({ ...one, says: says[fitting.indexOf(one)]!, failing: counts[i]!.failing, total: counts[i]!.total })
  }
  return found
}

// Keys of stored JSON come back in an order of the database's own.
function textOf({ object, check, when }: RuleDraft): string {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)])
      : Array.isArray(value)
        ? value.map(sorted)
        : value
  return JSON.stringify([object, sorted(check), sorted(when ?? null)])
}

function fits(ctx: Ctx, { object: name, check, when }: Proposed): boolean {
  const object = ctx.model.objects.get(name)
  if (!object) return false
  try {
    const at = { ctx, object, values: newValues(), among: 'base' } as const
    return Boolean(scopeSql(at, when) && failsSql(at, check))
  } catch (error) {
    if (isDeclared(error)) return false
    throw error
  }
}
