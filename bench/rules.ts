import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { usageOf } from '#bench/import/processes.ts'
import { inBenchWorkspace } from '#bench/workspace.ts'
import { countFailing } from '#capabilities/quality/rules/count.ts'
import { ruleCheck } from '#capabilities/quality/rules/check-write.ts'
import { makeRule, removeRule, type NewRule } from '#capabilities/quality/rules/rules.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { createJson, createRecords } from '#core/records/create.ts'

/**
 * What rules cost: a write without the check, with it and no rule, with rules on another object, with rules on its
 * own; turn by turn, so that the machine's moods fall on all alike. In processor time, ours and the database's (0
 * where no /proc tells), the best of the rounds. And how long all records take to be counted.
 *
 *   npm run bench rules [-- --contacts 100000 --writes 300 --rounds 7]
 */
const { values: options } = parseArgs({
  options: {
    contacts: { type: 'string', default: '100000' },
    writes: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '7' },
  },
})
const [contacts, writes, rounds] = [options.contacts, options.writes, options.rounds].map(Number) as [
  number,
  number,
  number,
]

const contactRules: readonly Pick<NewRule, 'check' | 'when'>[] = [
  { check: { kind: 'unique', fields: ['email'] } },
  { check: { kind: 'range', field: 'birthday', min: '1900-01-01', max: 'today' } },
  { check: { kind: 'compare', left: 'country', operator: 'eq', right: 'company.country' } },
  { check: { kind: 'pattern', field: 'title', pattern: '[A-Z].*' }, when: { country: 'DE' } },
  { check: { kind: 'filter', filter: { or: [{ email: { empty: false } }, { phone: { empty: false } }] } } },
]

const usedOnce: NewRule['check'] = { kind: 'unique', fields: ['wechat'] }

await inBenchWorkspace(async ({ ctx: bare, home }) => {
  const checked: Ctx = { ...bare, checks: [ruleCheck] }
  for (let at = 0; at < contacts; at += 1000) {
    const rows = Array.from({ length: Math.min(1000, contacts - at) }, (_, i) => person(at + i))
    await createRecords(bare, 'contact', rows, true)
  }
  await writeTable(bare, checked, databaseClock(home))
  const object = objectOf(bare, 'contact')
  const began = performance.now()
  const counts = await countFailing(bare, object, contactRules)
  const seconds = (performance.now() - began) / 1000
  process.stdout.write(
    `\n| records | rules counted in one pass | seconds | failing |\n| --- | --- | --- | --- |\n` +
      `| ${contacts} | ${contactRules.length} | ${seconds.toFixed(2)} | ${counts.map(({ failing }) => failing).join(', ')} |\n`,
  )
})

function person(n: number): Record<string, unknown> {
  return {
    name: { family: 'Test', given: `Person ${n}`, order: 'given', full: `Person ${n} Test` },
    email: [`person${n}@example.com`],
    phone: [`+49301${String(1_000_000 + n)}`],
    wechat: `wx_${n}`,
    country: n % 3 === 0 ? 'CN' : 'DE',
    title: n % 50 === 0 ? 'lower' : 'Upper',
    birthday: `19${String(40 + (n % 60)).padStart(2, '0')}-05-04`,
  }
}

type Kind = {
  readonly name: string
  readonly ctx: Ctx
  readonly rules: readonly (Pick<NewRule, 'check' | 'when'> & { object: string })[]
}

/** Tells how much processor time the database has used so far, in ms. */
function databaseClock(home: string): () => number {
  const postmaster = Number(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
  return () => (usageOf(process.pid, postmaster)?.postgres ?? 0) * 1000
}

async function writeTable(bare: Ctx, checked: Ctx, databaseMs: () => number): Promise<void> {
  const elsewhere = [{ object: 'company', check: { kind: 'required', field: 'domain' } as const }]
  const own = contactRules.slice(0, 3).map((one) => ({ object: 'contact', ...one }))
  const kinds: readonly Kind[] = [
    { name: 'no check', ctx: bare, rules: [] },
    { name: 'check, no rule', ctx: checked, rules: [] },
    { name: 'rule on another object', ctx: checked, rules: elsewhere },
    { name: 'three rules on it, an e-mail used once', ctx: checked, rules: own },
    { name: 'a text used once', ctx: checked, rules: [{ object: 'contact', check: usedOnce }] },
  ]
  const spent = kinds.map(() => ({ ms: [] as number[], cpu: [] as number[], database: [] as number[] }))
  let next = contacts
  for (let round = 0; round <= rounds; round += 1) {
    for (const [i, kind] of kinds.entries()) {
      const made: string[] = []
      const settings = { name: 'Bench', severity: 'refusal', onWrite: true, onImport: true, active: true } as const
      for (const rule of kind.rules) made.push((await makeRule(checked, { ...rule, ...settings })).id)
      await createJson(kind.ctx, 'contact', person((next += 1)))
      const [cpu, began, database] = [process.cpuUsage(), performance.now(), databaseMs()]
      for (let n = 0; n < writes; n += 1) await createJson(kind.ctx, 'contact', person((next += 1)))
      const { user, system } = process.cpuUsage(cpu)
      // The first round warms up.
      if (round > 0) {
        spent[i]!.ms.push((performance.now() - began) / writes)
        spent[i]!.cpu.push((user + system) / 1000 / writes)
        spent[i]!.database.push((databaseMs() - database) / writes)
      }
      for (const id of made) await removeRule(checked, id)
    }
  }
  const best = ({ cpu, database }: { cpu: number[]; database: number[] }) => [Math.min(...cpu), Math.min(...database)]
  const base = best(spent[0]!).reduce((sum, one) => sum + one)
  process.stdout.write(
    '| write of a contact | ms | processor ms, ours | PostgreSQL | to no check |\n| --- | --- | --- | --- | --- |\n',
  )
  for (const [i, { name }] of kinds.entries()) {
    const [ours, theirs] = best(spent[i]!) as [number, number]
    const ms = median(spent[i]!.ms).toFixed(2)
    const times = ((ours + theirs) / base).toFixed(2)
    process.stdout.write(`| ${name} | ${ms} | ${ours.toFixed(3)} | ${theirs.toFixed(3)} | ${times} |\n`)
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
