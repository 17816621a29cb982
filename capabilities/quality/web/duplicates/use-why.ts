import { useLabel, useLocale, useT } from '#web/i18n/I18n.tsx'
import { declaredMessages } from '#web/i18n/messages.ts'
import type { ObjectMeta } from '#web/types.ts'
import type { Why } from '#capabilities/quality/web/duplicates/pair.ts'

/** "Same phone", "姓名读音相同": what a field says about two records. */
export function useWhy(object: ObjectMeta): (why: Why) => string {
  const t = useT()
  const label = useLabel()
  const locale = useLocale()

  const fieldName = (name: string): string => {
    const half = /\b(given|family)\b/.exec(name)?.[1]
    if (half) return t(half === 'given' ? 'dup.given' : 'dup.family')
    const part = /\.(city|street|postcode|model)$/.exec(name)?.[1]
    if (part) return t(`dup.part.${part}`)
    const field =
      object.fields.find((each) => each.name === name) ?? object.fields.find((each) => name.startsWith(`${each.name}.`))
    const words = label(field?.label) || name
    // In the middle of an English sentence; names such as "WeChat" keep their capitals.
    return locale === 'en' && !/[A-Z]/.test(words.slice(1)) ? words.toLowerCase() : words
  }

  return ({ field, level }) => {
    const type = object.fields.find((each) => each.name === field)?.type ?? ''
    const id = `why.${level.replaceAll(/ (\w)/g, (_, letter: string) => letter.toUpperCase())}`
    const known = [`${id}.${type}`, id].find((each) => declaredMessages().has(each))
    const text = known ? t(known, { field: fieldName(field) }) : t('why.other', { field: fieldName(field), level })
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
}
