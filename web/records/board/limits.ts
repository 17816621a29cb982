/** How many cards a column is meant to hold, by column; none where there is no limit. */
export type Limits = Readonly<Record<string, number>>

/** Reads `new:5,won:20`, as the address writes the limits of a board. What it cannot read falls out. */
export function readLimits(text: string | undefined): Limits {
  const entries = (text ?? '').split(',').map((part): [string, number] => {
    const [column = '', count = ''] = part.split(':')
    return [column, Number(count)]
  })
  return Object.fromEntries(entries.filter(([column, count]) => column !== '' && Number.isInteger(count) && count > 0))
}

/** The other way, with one limit changed; without one, it is taken away. */
export function withLimit(limits: Limits, column: string, limit: number | null): string {
  const next = Object.entries(limits).filter(([name]) => name !== column)
  if (limit !== null && limit > 0) next.push([column, limit])
  return next.map(([name, count]) => `${name}:${count}`).join(',')
}
