import type { StandardiseOptions } from '#capabilities/quality/engine/standardise/result.ts'

export type TimeOfDay = { readonly seconds: number; readonly zone: string | null }

const clock =
  /^(上午|早上|凌晨|下午|晚上|中午)?\s*(\d{1,2})(?:\s*[:点时時]\s*(\d{1,2})?(?:\s*[:分]\s*(\d{1,2})?(?:[.,]\d{1,9})?\s*秒?)?)?\s*([ap]\.?m\.?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i

/** `09:14`, `9:14:05 PM`, `下午3点20分`, with a zone behind it or none; null for anything else. Parts of seconds go. */
export function readTime(text: string): TimeOfDay | null {
  const found = clock.exec(text)
  if (!found) return null
  const [, part, h = '', m = '0', s = '0', half, zone] = found
  let hour = Number(h)
  const afternoon = /下午|晚上|中午/.test(part ?? '') || /^p/i.test(half ?? '')
  if (afternoon && hour < 12 && !(part === '中午' && hour === 11)) hour += 12
  else if ((/^a/i.test(half ?? '') || part === '凌晨') && hour === 12) hour = 0
  if (hour > 23 || Number(m) > 59 || Number(s) > 59) return null
  return { seconds: hour * 3600 + Number(m) * 60 + Number(s), zone: zoneText(zone) }
}

function zoneText(zone: string | undefined): string | null {
  if (zone === undefined) return null
  if (/^[zug]/i.test(zone)) return 'Z'
  const digits = zone.replace(':', '')
  const minutes = digits.slice(3) || '00'
  if (Number(digits.slice(1, 3)) > 14 || Number(minutes) > 59) return null
  return /^[+-]0000$/.test(`${digits.slice(0, 3)}${minutes}`) ? 'Z' : `${digits.slice(0, 3)}:${minutes}`
}

/** Countries of one zone; others need `timeZone`. */
const zones: Readonly<Record<string, string>> = {
  CN: '+08:00',
  HK: '+08:00',
  MO: '+08:00',
  TW: '+08:00',
  SG: '+08:00',
  MY: '+08:00',
  PH: '+08:00',
  JP: '+09:00',
  KR: '+09:00',
  IN: '+05:30',
  TH: '+07:00',
  VN: '+07:00',
  AE: '+04:00',
}
const formats = new Map<string, Intl.DateTimeFormat | null>()

/** The offset from UTC at a local time, as `+08:00`; `Z` when nothing says where it is. */
export function zoneOffset({ timeZone, country }: StandardiseOptions, local: string): string {
  if (timeZone === undefined) return zones[country] ?? 'Z'
  const format = formatOf(timeZone)
  if (!format) return zones[country] ?? 'Z'
  const part = format.formatToParts(new Date(`${local}Z`)).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  return /GMT([+-]\d{2}:\d{2})/.exec(part)?.[1] ?? 'Z'
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  let format = formats.get(timeZone)
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    } catch {
      format = null // an unknown zone must not stop a whole import; the country's is taken
    }
    formats.set(timeZone, format)
  }
  return format
}
