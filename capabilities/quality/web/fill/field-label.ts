import type { Label } from '#web/i18n/messages.ts'
import type { ObjectMeta } from '#web/types.ts'

const city: Label = { en: 'City', zh: '城市' }

/** What a field is called, or a part of it: `address.city`. */
export function fieldLabel(object: ObjectMeta | undefined, path: string): Label {
  const [name, part] = path.split('.')
  if (part === 'city') return city
  return object?.fields.find((field) => field.name === name)?.label ?? { en: path, zh: path }
}
