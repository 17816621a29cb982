// Puts Tend into the record-API harness: PEER_ADAPTER=tend=…/bench/record-api/adapter.mjs. Its own tables are filled
// from the same rows by load.ts; fields are asked for by name, as many as the other servers answer.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const fields = 'name,email,phone,address,country,stage,score,company'
// Ids of the harness are numbers; these are the same numbers as UUIDs.
const idOf = (kind, n) => `${kind}0000000-0000-7000-8000-${Number(n).toString(16).padStart(12, '0')}`

const record = ({ first_name, last_name, email, phone, city, country, stage, score, company_id }) => ({
  name: { family: last_name, given: first_name, order: 'given' },
  email: [email],
  description: phone,
  address: { city },
  country,
  stage,
  score,
  company: idOf('c', company_id),
})

export default (env) => {
  const { PGHOST = '127.0.0.1', PGPORT = '5432', PGUSER = 'postgres' } = process.env
  const url = `postgresql://${PGUSER}@${PGHOST}:${PGPORT}/crm_tend`
  const file = join(env.state, 'tend.json')
  const own = {
    DATABASE_URL: url,
    TEND_HOME: join(env.state, 'tend-home'),
    PORT: '4002',
    LOG_LEVEL: 'error',
    NODE_ENV: 'production',
    STATE_FILE: file,
  }
  const list = ({ country, stage, limit }) =>
    `/api/records/contact?filter[country]=${country}&filter[stage]=${stage}&sort=-createdAt&limit=${limit}&fields=${fields}`
  return {
    name: 'tend',
    db: 'crm_tend',
    base: 'http://127.0.0.1:4002',
    size: join(root, 'node_modules'),
    note: 'API key; permission, validation, history, outbox and search row on every write; e-mails in a list',
    server: { cmd: env.node, args: [join(root, 'server/main.ts'), '--empty'], cwd: root, env: own },
    prepare: { args: [join(root, 'bench/record-api/load.ts')] },
    async session() {
      return { headers: { authorization: `Bearer ${JSON.parse(readFileSync(file, 'utf8')).token}` } }
    },
    req: {
      get: ({ id }) => ({ path: `/api/records/contact/${idOf('a', id)}?fields=${fields}` }),
      list: (x) => ({ path: list(x) }),
      expand: (x) => ({ path: `${list(x)}&expand=company` }),
      search: ({ term, limit }) => ({
        path: `/api/records/contact?q=${encodeURIComponent(term)}&limit=${limit}&fields=${fields}`,
      }),
      create: ({ person }) => ({ method: 'POST', path: '/api/records/contact', body: record(person) }),
      update: ({ id, patch }) => ({ method: 'PATCH', path: `/api/records/contact/${idOf('a', id)}`, body: patch }),
    },
    bulk: (rows) => ({
      requests: Array.from({ length: Math.ceil(rows.length / 1000) }, (_, i) => ({
        method: 'POST',
        path: '/api/records/contact/batch',
        body: {
          operations: rows.slice(i * 1000, i * 1000 + 1000).map((row) => ({ op: 'create', values: record(row) })),
        },
      })),
      concurrency: 1,
    }),
    rows: (answer) => answer.items ?? [answer],
    idOf: (one) => one.id,
    companyOf: (one) => one.company?.name,
  }
}
