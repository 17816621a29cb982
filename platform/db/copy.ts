import { from } from 'pg-copy-streams'
import type { Db } from '#platform/db/pool.ts'

/** Sends rows in COPY's text format (PostgreSQL's "COPY", File Formats) by `copy … from stdin`. */
export function copyIn(db: Db, statement: string, rows: string): Promise<void> {
  return db.connection(
    (client) =>
      new Promise((resolve, reject) => {
        const stream = client.query(from(statement))
        stream.once('finish', resolve).once('error', reject)
        stream.end(rows)
      }),
  )
}

/** A text as a value of COPY: what would end a value or a row is written by a backslash. */
export function copyText(text: string): string {
  return needsEscape.test(text) ? text.replace(escaped, (char) => escapes[char] as string) : text
}

export const copyNull = '\\N'

const needsEscape = /[\\\t\n\r]/
const escaped = /[\\\t\n\r]/g
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** The text of a PostgreSQL array, each element in quotes. */
export function arrayText(list: readonly unknown[]): string {
  return `{${list.map((one) => `"${quotable(String(one))}"`).join(',')}}`
}

function quotable(text: string): string {
  return /["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text
}
