import { Client } from 'pg'

/** Every row of every table that holds records, their links and what is searched, as text: table → rows in order. */
export type Rows = ReadonlyMap<string, readonly string[]>

// What tells of the work, and so must grow by it: history, queues, merges, the imports themselves, who is told of them;
// and who is looking at what this minute.
const ledgers = /^(history|outbox|idempotency|merge|quality_|planning_|collaboration_presence)/

export async function rowsOf(url: string): Promise<Rows> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'w_main' and c.relkind = 'r' order by 1`,
    )
    const rows = new Map<string, string[]>()
    for (const { name } of tables.rows.filter((table) => !ledgers.test(table.name))) {
      const found = await client.query<{ row: string }>(
        `select to_jsonb(t)::text as row from w_main."${name.replaceAll('"', '""')}" t order by 1`,
      )
      rows.set(
        name,
        found.rows.map(({ row }) => row),
      )
    }
    return rows
  } finally {
    await client.end()
  }
}

/** What is in one and not in the other, at most a few lines of it: empty when they are the same. */
export function differences(before: Rows, after: Rows): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((table) => {
    const [old, now] = [new Set(before.get(table)), new Set(after.get(table))]
    const gone = [...old].filter((row) => !now.has(row)).map((row) => `- ${table} ${row}`)
    const come = [...now].filter((row) => !old.has(row)).map((row) => `+ ${table} ${row}`)
    return [...gone, ...come].slice(0, 6)
  })
}
