import type { Label } from '#web/i18n/messages.ts'

/** The choices of a new field as they are typed, one a line: `Gold / 金卡`, or in one language alone. */
export function readOptions(text: string): { label: Label }[] {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter(Boolean).map((line) => {
    const [first = '', second] = line.split(/\s+[/|]\s+|\s*／\s*/, 2)
    if (second === undefined) return { label: { en: first, zh: first } }
    const isChineseFirst = /\p{Script=Han}/u.test(first) && !/\p{Script=Han}/u.test(second)
    return { label: isChineseFirst ? { en: second, zh: first } : { en: first, zh: second } }
  })
}
