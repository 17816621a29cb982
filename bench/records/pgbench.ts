import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Operation } from '#bench/records/workload.ts'

/** PostgreSQL itself with the same SQL, where pgbench is installed: transactions a second and mean latency in ms. */
export function pgbench(
  url: string,
  operation: Operation,
  connections: number,
  seconds: number,
): { rps: number; mean: number } | undefined {
  const sql = scripts[operation]
  if (!sql || spawnSync('pgbench', ['--version']).error) return undefined
  const dir = mkdtempSync(join(tmpdir(), 'pgbench-'))
  try {
    writeFileSync(join(dir, 'script.sql'), sql)
    const args = [
      '-n',
      '-M',
      'prepared',
      '-f',
      join(dir, 'script.sql'),
      '-c',
      String(connections),
      '-j',
      '1',
      '-T',
      String(seconds),
      url,
    ]
    const { stdout, stderr } = spawnSync('pgbench', args, { encoding: 'utf8' })
    const rps = Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
    const mean = Number(/latency average = ([\d.]+)/.exec(stdout)?.[1])
    if (Number.isNaN(rps)) throw new Error(`pgbench: ${stderr}`)
    return { rps, mean }
  } finally {
    rmSync(dir, { recursive: true })
  }
}

const contact =
  'id, rev, created_at, name, name_family, name_given, email, phone, company, title, country, stage, score'
const draw = '\\set c random(0, 7)\n\\set s random(0, 5)\n'
const both = `country = (array['CN','US','DE','GB','FR','JP','SG','IN'])[:c + 1] and stage = (array['new','contacted','qualified','proposal','customer','lost'])[:s + 1]`
const anId = `(select id from w_main.bench_id where n = :n)`

/** The ids by number, so that pgbench can draw one. */
export const bench_id = `create table if not exists w_main.bench_id as select row_number() over () as n, id from w_main.contact limit 100000;
  create unique index if not exists bench_id__n on w_main.bench_id (n); analyze w_main.bench_id`

const scripts: Partial<Record<Operation, string>> = {
  get: `\\set n random(1, 100000)\nselect ${contact} from w_main.contact where id = ${anId};\n`,
  list: `${draw}select ${contact} from w_main.contact where ${both} and deleted_at is null order by created_at desc limit 50;\n`,
  expand: `${draw}select t.id, t.name, t.email, t.phone, t.title, t.country, t.stage, t.score, t.created_at, to_json(c) from w_main.contact t left join w_main.company c on c.id = t.company where t.${both.replace(' and stage', ' and t.stage')} and t.deleted_at is null order by t.created_at desc limit 50;\n`,
  create: `\\set n random(1, 1000000000)\ninsert into w_main.contact (id, name, name_family, name_given, name_order, email, phone, title, country, stage, score) values (gen_random_uuid(), 'Ada B', 'B', 'Ada', 'given', array['p' || :n || '@mail.example'], array['+8613800000000'], 'Buyer', 'CN', 'new', 5) returning id;\n`,
  update: `\\set n random(1, 100000)\n\\set v random(0, 100)\nupdate w_main.contact set score = :v where id = ${anId} returning id;\n`,
}
