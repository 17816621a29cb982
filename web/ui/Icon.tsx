import type { LucideIcon } from 'lucide-react'

/** A lucide icon in the house's size and stroke. Always beside a word, or in an IconButton with a label. */
export function Icon({ of: Glyph, size = 16, className }: { of: LucideIcon; size?: number; className?: string }) {
  return <Glyph size={size} strokeWidth={1.5} aria-hidden className={`shrink-0 ${className ?? ''}`} />
}
