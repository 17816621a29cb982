import { pinyin } from 'pinyin-pro'
import type { Label } from '#sdk/objects.ts'

// Physical names grow out of these, with suffixes; PostgreSQL cuts off at 63.
const longest = 24

/**
 * A name for what a workspace makes, from what it is called: `Warranty until` → `cWarrantyUntil`, 质保期 → `cZhiBaoQi`.
 * The c in front keeps it apart from whatever a later version brings; it never changes, whatever it is called later.
 */
export function nameFor(label: Label, taken: ReadonlySet<string>): string {
  const spoken = /[A-Za-z]/.test(label.en) ? label.en : pinyin(label.zh, { toneType: 'none', nonZh: 'consecutive' })
  const words = spoken
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
  const name = `c${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('') || 'Own'}`
  const short = name.slice(0, longest)
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? short : `${short}${n}`
    if (!taken.has(candidate)) return candidate
  }
}

/** Both languages; who gives one says the same in the other. Undefined when nothing is said at all. */
export function bothLanguages(label: { en?: string; zh?: string }): Label | undefined {
  const clean = (text = '') => text.normalize('NFC').replaceAll('\0', '').replace(/\s+/g, ' ').trim()
  const [en, zh] = [clean(label.en), clean(label.zh)]
  return en || zh ? { en: en || zh, zh: zh || en } : undefined
}
