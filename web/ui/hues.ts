/** The tag hues; gray and seven colours. They also serve choices, avatars and plots. */
export const hues = ['gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'pink'] as const
export type Hue = (typeof hues)[number]

/** A hue by its name or its number; anything else is gray. */
export function hueOf(hue: unknown): Hue {
  if (typeof hue === 'number') return hues[((hue % hues.length) + hues.length) % hues.length] ?? 'gray'
  return hues.find((known) => known === hue) ?? 'gray'
}

/** One thing keeps its colour everywhere: the hue follows from its name. Never gray. */
export function hueOfName(name: string): Hue {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return hues[1 + (sum % (hues.length - 1))] ?? 'green'
}

/** Style of a soft tint with readable text on it. */
export function tint(hue: Hue) {
  return { background: `var(--tag-${hue}-soft)`, color: `var(--tag-${hue}-text)` }
}

/** The solid colour, for dots and plots. */
export function solid(hue: Hue): string {
  return `var(--tag-${hue})`
}
