import { cloneElement } from 'react'
import type { ReactElement } from 'react'

type Props = {
  label: string
  keys?: string
  side?: 'top' | 'bottom' | 'left' | 'right'
  /** One element that hands what it is given on to the page. */
  children: ReactElement
}

/**
 * A word about a thing, and its key. Never the only place where something important is said. It only marks the thing:
 * one layer (`TooltipLayer`) shows the tooltips of the whole page, since a list has hundreds of them.
 */
export function Tooltip({ label, keys, side, children }: Props) {
  return cloneElement(children, { 'data-tip': label, 'data-tip-keys': keys, 'data-tip-side': side } as object)
}
