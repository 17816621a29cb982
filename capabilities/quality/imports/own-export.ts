import { isOwnId } from '#capabilities/quality/engine/recognise/source-ids.ts'
import type { Model } from '#core/objects/model.ts'

const fewest = 5
/** Where several objects have all the columns, the file must have most fields of the one it is taken for. */
const most = 0.6

/**
 * The object of whose fields a file has the labels, in one language, and nothing else but the ids: an export of ours, also of an
 * object that was made while Tend runs. Null where that does not tell it.
 */
export function ownObject(model: Model, headers: readonly string[]): string | null {
  const names = headers.filter((one) => !isOwnId(one))
  if (names.length < fewest) return null
  const fitting = [...model.objects.values()].flatMap(({ name, fields }) => {
    const shown = [...fields.values()].filter(({ type }) => type !== 'file')
    const isOwn = (['en', 'zh'] as const).some((locale) => {
      const labels = new Set(shown.map(({ label }) => label[locale]))
      return names.every((one) => labels.has(one))
    })
    return isOwn ? [{ name, share: names.length / shown.length }] : []
  })
  const [best, other] = fitting.toSorted((a, b) => b.share - a.share)
  return best && (!other || best.share >= most) ? best.name : null
}
