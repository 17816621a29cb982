import type { Io } from '#cli/tend.ts'
import { readConfig, type Config } from '#platform/config.ts'
import { holderOf, type Holder } from '#platform/embedded-postgres/home-lock.ts'

export type Health = { readonly status: string; readonly version?: string }

/** `tend status [--json]`: whether Tend runs on this home, since when and where. Status 0 when it answers, else 1. */
export async function status(argv: string[], { stdout, locale }: Io): Promise<number> {
  const config = readConfig()
  const holder = holderOf(config.home)
  const health = holder && (await askHealth(holder, config))
  const state = !holder ? 'stopped' : health ? 'running' : 'starting'
  if (argv.includes('--json')) {
    const address = holder ? addressOf(holder, config) : null
    const { pid = null, since = null } = holder ?? {}
    stdout.write(
      `${JSON.stringify({ state, home: config.home, pid, since, url: address, version: health?.version ?? null })}\n`,
    )
  } else {
    stdout.write(`${describe(state, holder, config)[locale === 'zh' ? 1 : 0]}\n`)
  }
  return state === 'running' ? 0 : 1
}

function describe(state: string, holder: Holder | undefined, config: Config): [en: string, zh: string] {
  if (!holder) return [`Tend is not running on ${config.home}.`, `Tend 没有在 ${config.home} 上运行。`]
  const { pid } = holder
  const address = addressOf(holder, config)
  const since = new Date(holder.since).toLocaleString(config.locale === 'zh' ? 'zh-CN' : 'en-GB')
  if (state === 'running') {
    return [
      `Tend runs at ${address} since ${since} (process ${pid}).`,
      `Tend 正在 ${address} 运行，启动于 ${since}（进程 ${pid}）。`,
    ]
  }
  return [
    `Tend (process ${pid}) does not answer at ${address}; it starts, or it hangs: see its log.`,
    `Tend（进程 ${pid}）在 ${address} 没有响应；可能正在启动，也可能已卡住，请查看日志。`,
  ]
}

/** What the server says of itself; undefined when it does not answer within 2 s. */
export async function askHealth(holder: Holder, config: Config): Promise<Health | undefined> {
  try {
    const reply = await fetch(new URL('/healthz', addressOf(holder, config)), { signal: AbortSignal.timeout(2000) })
    return reply.ok ? ((await reply.json()) as Health) : undefined
  } catch {
    return undefined // no answer is the answer
  }
}

function addressOf(holder: Holder, { host, port }: Config): string {
  const reachable = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host
  return holder.url ?? `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}
