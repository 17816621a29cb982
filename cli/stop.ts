import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Io } from '#cli/tend.ts'
import { readConfig } from '#platform/config.ts'
import { holderOf } from '#platform/embedded-postgres/home-lock.ts'
import { clearLeftovers } from '#platform/embedded-postgres/leftovers.ts'

const patienceMs = 60_000

/** `tend stop`: asks the server to end, and waits until it has. Status 1 when it did not within a minute. */
export async function stop(_argv: string[], { stdout, stderr, locale }: Io): Promise<number> {
  const { home } = readConfig()
  const holder = holderOf(home)
  const say = (en: string, zh: string) => `${locale === 'zh' ? zh : en}\n`
  if (!holder) {
    await clearLeftovers(join(home, 'postgres', 'data')) // a killed server may have left its database running
    stdout.write(say('Tend was not running.', 'Tend 没有在运行。'))
    return 0
  }

  process.kill(holder.pid, 'SIGTERM')
  const deadline = Date.now() + patienceMs
  while (holderOf(home)?.pid === holder.pid) {
    if (Date.now() > deadline) {
      stderr.write(
        say(
          `tend: process ${holder.pid} does not end; end it with: kill -9 ${holder.pid}. Nothing saved is lost.`,
          `tend：进程 ${holder.pid} 没有结束；可执行 kill -9 ${holder.pid}，已保存的数据不会丢失。`,
        ),
      )
      return 1
    }
    await sleep(50)
  }
  stdout.write(say('Tend has stopped.', 'Tend 已停止。'))
  return 0
}
