import sanitize from 'sanitize-html'
import { trimmed, type FieldType } from '#core/fields/types.ts'
import { richTextSchemes, richTextTags } from '#sdk/rich-text.ts'

const maxLength = 10_000
const maxLongLength = 1_000_000

/** One line of text, at most 10,000 characters. */
export const text: FieldType = {
  columns: [['', 'text']],
  comparison: 'text',
  parse: (input) => within(trimmed(input)?.replace(/\s*[\r\n]+\s*/g, ' '), maxLength),
  text: (value: string) => value,
}

/** Text of several lines, at most 1,000,000 characters. */
export const longText: FieldType = {
  ...text,
  parse: (input) => within(trimmed(input)?.replaceAll('\r\n', '\n'), maxLongLength),
}

const allowed = {
  allowedTags: richTextTags,
  allowedAttributes: { a: ['href'] },
  allowedSchemes: richTextSchemes,
}

/** A small subset of HTML; anything else is taken out before it is stored, whoever sent it. */
export const richText: FieldType = {
  ...text,
  parse(input) {
    const value = within(trimmed(input), maxLongLength)
    return value === undefined ? undefined : trimmed(sanitize(value, allowed))
  },
  text: (value: string) =>
    sanitize(value.replace(/<(br|\/p|\/li|\/h[34])\b[^>]*>/gi, ' '), { allowedTags: [], allowedAttributes: {} }).trim(),
}

/** A web address; without a scheme, https is meant. Only http and https. */
export const url: FieldType = {
  ...text,
  parse(input) {
    const value = trimmed(input)
    if (value === undefined || /\s/.test(value)) return undefined
    const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `https://${value}`
    const parsed = URL.canParse(whole) ? new URL(whole) : undefined
    const isWeb = parsed !== undefined && /^https?:$/.test(parsed.protocol) && parsed.hostname.includes('.')
    return isWeb ? within(whole, maxLength) : undefined
  },
}

function within(value: string | undefined, limit: number): string | undefined {
  return value !== undefined && value.length <= limit ? value : undefined
}
