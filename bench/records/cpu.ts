import { readdirSync, readFileSync } from 'node:fs'

// Linux counts in hundredths of a second whatever the kernel was built with.
const msPerTick = 10

/**
 * Processor time that these processes and all below them have used so far, in ms, the ended ones included; undefined
 * where there is no /proc. It hardly moves with what else the machine does, so it is the figure to compare by.
 */
export function cpuMs(roots: readonly number[]): number | undefined {
  try {
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    const children = new Map<number, number[]>()
    const used = new Map<number, number>()
    for (const pid of all.map(Number)) {
      const fields = statOf(pid)
      if (fields === undefined) continue
      children.set(fields[1], [...(children.get(fields[1]) ?? []), pid])
      used.set(pid, fields[0])
    }
    const sum = (pid: number): number =>
      (used.get(pid) ?? 0) + (children.get(pid) ?? []).reduce((total, child) => total + sum(child), 0)
    return roots.reduce((total, pid) => total + sum(pid), 0) * msPerTick
  } catch {
    return undefined
  }
}

/** Ticks used by a process and its ended children, and its parent; undefined when it has just ended. */
function statOf(pid: number): readonly [ticks: number, parent: number] | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number)
    const [user, system, childUser, childSystem] = fields.slice(11, 15) as [number, number, number, number]
    return [user + system + childUser + childSystem, fields[1] as number]
  } catch {
    return undefined
  }
}
