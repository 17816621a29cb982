import { mergeLists, mergeTexts } from '#web/records/conflicts/merge-texts.ts'
import type { Field } from '#web/records/field/value.ts'
import { htmlOfText, idOf, sameValue, textOf, textOfHtml } from '#web/records/field/value.ts'

type Three = { readonly before: unknown; readonly mine: unknown; readonly theirs: unknown }

const listTypes = new Set(['email', 'phone', 'multiChoice', 'links'])

/** One value of two that grew from the same one: of texts and lists. Undefined where there is nothing to put together. */
export function mergedValue(field: Field, values: Three): unknown {
  const merged = merge(field, values)
  const isOne = [values.mine, values.theirs].some((one) => sameValue(field, one, merged))
  return merged === undefined || isOne ? undefined : merged
}

function merge({ type }: Field, { before, mine, theirs }: Three): unknown {
  if (type === 'text' || type === 'longText') return mergeTexts(textOf(before), textOf(mine), textOf(theirs)) || null
  if (type === 'richText') return htmlOfText(mergeTexts(plain(before), plain(mine), plain(theirs)))
  if (!listTypes.has(type)) return undefined
  const ids = (value: unknown) => (Array.isArray(value) ? value.map((one) => idOf(one) ?? (one as unknown)) : [])
  return mergeLists(ids(before), ids(mine), ids(theirs), (one) => JSON.stringify(one))
}

function plain(value: unknown): string {
  return typeof value === 'string' ? textOfHtml(value) : ''
}
