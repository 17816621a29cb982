import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Limits } from '#capabilities/quality/engine/read/table.ts'
import type { Zip } from '#capabilities/quality/engine/read/xlsx/zip.ts'
import { errors } from '#capabilities/quality/errors.ts'

export type XmlHandlers = {
  readonly open?: (name: string, attributes: Record<string, string>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

export type XmlReader = { readonly write: (text: string) => void }

/**
 * Reads XML of a workbook piece by piece; tag names come without their prefix.
 *
 * Throws `workbookBroken` for what is no XML or brings a document type (entity bombs), and `cellTooLarge` when a text
 * or an attribute outgrows a cell, before it is held.
 */
export function xmlReader(
  part: string,
  handlers: XmlHandlers,
  limits: Limits,
  where: () => number = () => 1,
): XmlReader {
  const parser = new SaxesParser()
  let broken = false
  let silent = 0
  const heard = () => (silent = 0)
  parser.on('error', () => (broken = true))
  parser.on('doctype', () => (broken = true))
  parser.on('opentag', (tag: SaxesTagPlain) => {
    heard()
    handlers.open?.(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    heard()
    handlers.close?.(localName(tag.name))
  })
  const text = (text: string) => {
    heard()
    if (Buffer.byteLength(text) > limits.cellBytes) throw tooLarge()
    handlers.text?.(text)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  const tooLarge = () => errors.cellTooLarge({ line: where(), column: 1, limit: limits.cellBytes })
  return {
    write: (piece) => {
      silent += piece.length
      parser.write(piece)
      if (broken) throw errors.workbookBroken({ part })
      if (silent > limits.cellBytes * 2) throw tooLarge()
    },
  }
}

/** Calls `take` with each opening tag of a part; does nothing when the part is missing. */
export async function readTags(
  zip: Zip,
  part: string,
  limits: Limits,
  take: NonNullable<XmlHandlers['open']>,
): Promise<void> {
  if (!zip.has(part)) return
  const reader = xmlReader(part, { open: take }, limits)
  for await (const text of zip.texts(part)) reader.write(text)
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
