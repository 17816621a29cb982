import { makeCompanies } from '#capabilities/quality/generator/companies.ts'
import { makePeople } from '#capabilities/quality/generator/people.ts'
import { openRandom } from '#capabilities/quality/generator/random.ts'
import { makeActivities, makeDeals } from '#capabilities/quality/generator/trade.ts'
import type { World } from '#capabilities/quality/generator/world-types.ts'

export type WorldSize = {
  readonly seed: number
  /** `YYYY-MM-DD`; all dates are counted back from it. The default keeps the world the same from day to day. */
  readonly today?: string
  readonly contacts?: number
  readonly companies?: number
  readonly deals?: number
  readonly activities?: number
}

/**
 * Makes up a company's customers: people, the companies they work for, deals and what was talked about.
 *
 * Nobody and nothing in it is real. The same size gives the same world, on every machine; the clock is not read.
 * What comes out is clean: `demoFiles` in `write.ts` shows it as files people really have.
 */
export function generateWorld(size: WorldSize): World {
  const { seed, today = '2026-11-01', contacts = 3000, companies: companyCount = 600, deals: dealCount = 800 } = size
  const { companies, lookAlikes } = makeCompanies(openRandom(`${seed}/companies`), today, companyCount)
  const build = {
    random: openRandom(`${seed}/people`),
    today,
    companies,
    emails: new Set<string>(),
    phones: new Set<string>(),
  }
  const people = makePeople(build, contacts)
  const parties = { people: people.people, companies, today }
  const deals = makeDeals(openRandom(`${seed}/deals`), parties, companyCount > 0 ? dealCount : 0)
  const activities = makeActivities(openRandom(`${seed}/activities`), { ...parties, deals }, size.activities ?? 2000)
  return {
    seed,
    today,
    people: people.people,
    companies,
    deals,
    activities,
    lookAlikes: [...lookAlikes, ...people.lookAlikes],
  }
}
