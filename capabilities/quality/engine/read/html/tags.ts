import type { Limits } from '#capabilities/quality/engine/read/table.ts'
import { errors } from '#capabilities/quality/errors.ts'

export type Tag = { readonly name: string; readonly isEnd: boolean; readonly text: string }

export type TagReader = {
  readonly write: (piece: string, isLast: boolean) => void
  readonly line: () => number
}

/** What holds no text for people. */
const silent = /^(script|style|title|noscript|template)$/

/**
 * Reads tags and texts of a page piece by piece, as forgiving as pages are written: nothing has to be closed. Names
 * come in small letters without a prefix, texts decoded. Throws `cellTooLarge` for a tag that never ends.
 */
export function tagReader(heard: { tag: (tag: Tag) => void; text: (text: string) => void }, limits: Limits): TagReader {
  let held = ''
  let line = 1
  let mute = ''
  const take = (length: number): string => {
    const taken = held.slice(0, length)
    held = held.slice(length)
    line += taken.split('\n').length - 1
    return taken
  }
  const said = (text: string) => {
    if (mute === '' && text !== '') heard.text(decoded(text))
  }
  const tag = (written: string) => {
    const found = /^<(\/?)(?:[\w-]+:)?([a-z][\w-]*)/i.exec(written)
    if (!found) return written.startsWith('<!') || written.startsWith('<?') ? undefined : said(written)
    const [name, isEnd] = [found[2]!.toLowerCase(), found[1] === '/']
    if (mute !== '' && name !== mute) return undefined
    if (silent.test(name)) mute = isEnd || written.endsWith('/>') ? '' : name
    else heard.tag({ name, isEnd, text: written })
    return undefined
  }
  const step = (isLast: boolean): boolean => {
    const open = held.indexOf('<')
    if (open !== 0) {
      // An entity at the end of a piece may go on in the next.
      const until = open > 0 ? open : isLast ? held.length : Math.max(0, held.length - 12)
      if (until === 0) return false
      said(take(until))
      return true
    }
    const isComment = held.startsWith('<!--')
    const close = isComment ? held.indexOf('-->', 4) : tagEnd(held)
    if (close >= 0) tag(take(close + (isComment ? 3 : 1)))
    else if (isLast) take(held.length)
    else if (held.length > limits.cellBytes) throw errors.cellTooLarge({ line, column: 1, limit: limits.cellBytes })
    return close >= 0
  }
  return {
    line: () => line,
    write(piece, isLast) {
      held += piece
      while (held !== '' && step(isLast));
    },
  }
}

/** The `>` that ends a tag: not one inside quotes. */
function tagEnd(text: string): number {
  let quote = ''
  for (let i = 1; i < text.length; i += 1) {
    const letter = text[i]!
    if (quote !== '') {
      if (letter === quote) quote = ''
    } else if (letter === '>') return i
    else if ((letter === '"' || letter === "'") && text[i - 1] === '=') quote = letter
  }
  return -1
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** A text with its entities read. */
export function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (entity, said: string) => {
    if (!said.startsWith('#')) return named[said.toLowerCase()] ?? entity
    const code = /^#x/i.test(said) ? parseInt(said.slice(2), 16) : Number(said.slice(1))
    return code > 0 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : ''
  })
}
