import { fastify } from 'fastify'
import pg from 'pg'

/**
 * The least a Node server can do for the same answers: Fastify and pg, one named prepared statement a route, on the
 * same tables and columns; no sign-in, no permission, no validation, no history, no search row.
 */
const [, , url = '', columnsJson = '[]'] = process.argv
const columns = JSON.parse(columnsJson) as string[]
const pool = new pg.Pool({ connectionString: url, max: 16 })
const app = fastify({ bodyLimit: 64 * 1024 * 1024 })
const list = (alias: string) =>
  ['id', 'rev', 'created_at', 'updated_at', ...columns].map((name) => `${alias}."${name}"`).join(', ')
const from = 'from w_main.contact t'
const where = 'where t.country = $1 and t.stage = $2 and t.deleted_at is null order by t.created_at desc limit $3'

const sql = {
  get: `select ${list('t')} ${from} where t.id = $1`,
  list: `select ${list('t')} ${from} ${where}`,
  expand: `select ${list('t')}, to_jsonb(c) as company_row ${from} left join w_main.company c on c.id = t.company ${where}`,
  search: `select ${list('t')} ${from} where t.id in (select id from w_main.contact_search where words @@ $1::tsquery) order by t.created_at desc limit $2`,
  create: `insert into w_main.contact (id, ${columns.map((name) => `"${name}"`).join(', ')})
    values (gen_random_uuid(), ${columns.map((_, i) => `$${i + 1}`).join(', ')}) returning id, rev, created_at, updated_at, ${columns.map((name) => `"${name}"`).join(', ')}`,
  update: `update w_main.contact t set stage = $2, score = $3 where t.id = $1 returning ${list('t')}`,
}

const run = async (name: keyof typeof sql, values: unknown[]) =>
  (await pool.query({ name, text: sql[name], values })).rows as unknown[]
type Query = Record<string, string>

app.get('/contact/:id', async (request) => (await run('get', [(request.params as Query).id]))[0])
app.get('/contact', async (request) => {
  const { q, country, stage, expand, limit } = request.query as Query
  if (q) return run('search', [`'${q.replaceAll("'", "''")}':*`, limit])
  return run(expand ? 'expand' : 'list', [country, stage, limit])
})
app.post(
  '/contact',
  async (request) =>
    (
      await run(
        'create',
        columns.map((name) => (request.body as Record<string, unknown>)[name] ?? null),
      )
    )[0],
)
app.patch('/contact/:id', async (request) => {
  const { stage, score } = request.body as Query
  return (await run('update', [(request.params as Query).id, stage, score]))[0]
})
app.post('/bulk', async (request) => {
  const names = columns.map((name) => `"${name}"`).join(', ')
  const text = `insert into w_main.contact (id, ${names}) select gen_random_uuid(), ${names} from json_populate_recordset(null::w_main.contact, $1)`
  return { count: (await pool.query({ name: 'bulk', text, values: [JSON.stringify(request.body)] })).rowCount }
})
await app.listen({ port: 0, host: '127.0.0.1' })
process.stdout.write(`ready ${(app.server.address() as { port: number }).port}\n`)
