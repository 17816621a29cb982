import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { hues } from '#web/ui/hues.ts'

type Colour = readonly [lightness: number, chroma: number, hue: number]

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const tokens = new Map<string, { light: Colour; dark: Colour }>()
const number = '([\\d.]+)'
const oklch = `oklch\\(${number} ${number} ${number}\\)`
for (const [, name = '', ...parts] of css.matchAll(
  new RegExp(`--([\\w-]+): light-dark\\(${oklch}, ${oklch}\\)`, 'g'),
)) {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = parts.map(Number)
  tokens.set(name, { light: [a, b, c], dark: [d, e, f] })
}

/** Relative luminance by WCAG 2.2 of an OKLCH colour (Ottosson's matrices), clipped to sRGB. */
function luminance([lightness, chroma, hue]: Colour): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Colour, other: Colour): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const surfaces = ['surface-0', 'surface-1', 'surface-2']
const meanings = ['accent', 'success', 'warning', 'danger', 'info']
const pairs: [text: string, ground: string][] = [
  ...['text-1', 'text-2', 'text-3', ...meanings].flatMap((text) =>
    surfaces.map((ground): [string, string] => [text, ground]),
  ),
  ...meanings.flatMap((name): [string, string][] => [
    [name, `${name}-soft`],
    ['text-1', `${name}-soft`],
    ['text-2', `${name}-soft`],
  ]),
  ...hues.map((hue): [string, string] => [`tag-${hue}-text`, `tag-${hue}-soft`]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-danger', 'danger'],
]

for (const theme of ['light', 'dark'] as const) {
  test(`every text has a contrast of 4.5 or better on its ground in the ${theme} theme`, () => {
    for (const [text, ground] of pairs) {
      const [one, other] = [tokens.get(text), tokens.get(ground)]
      assert.ok(one && other, `${text} or ${ground} is missing`)
      const found = contrast(one[theme], other[theme])
      assert.ok(found >= 4.5, `${text} on ${ground}: ${found.toFixed(2)}`)
    }
  })
}

test('tag colours differ in lightness, for readers who do not see the hue', () => {
  const light = hues.map((hue) => tokens.get(`tag-${hue}`)!.light[0])
  assert.ok(Math.max(...light) - Math.min(...light) > 0.2)
})
