// Browsers draw no element taller than some 17 to 33 million pixels, a million rows are 32 million. A list that is
// taller stands in a box of this height: turning the wheel moves its rows pixel by pixel, the thumb of the scroll bar
// moves them in proportion, and when the scrolling rests the thumb is set to where it belongs.
export const tallest = 10_000_000

/** In pixels: the rows with their head, and what of them is seen at once. */
export type Sizes = { whole: number; view: number }
/** `top` is where the box is scrolled to, `base` how much further down its first pixel lies among the rows. */
export type Place = { top: number; base: number }

/** Where the box must be scrolled to so that this pixel of the rows comes first. */
export function placeAt(offset: number, { whole, view }: Sizes): Place {
  const most = Math.max(0, whole - view)
  const wanted = Math.min(Math.max(0, offset), most)
  if (whole <= tallest) return { top: wanted, base: 0 }
  const top = Math.round((wanted / most) * (tallest - view))
  return { top, base: wanted - top }
}

// No wheel goes further between two frames; a thumb that is dragged seldom goes less.
const leap = 4

/** What follows when the box was scrolled: a place whose `top` differs from the one given must be scrolled to. */
export function scrolled(from: Place, top: number, sizes: Sizes): Place {
  const { whole, view } = sizes
  if (whole <= tallest) return { top, base: 0 }
  const [most, end] = [whole - view, tallest - view]
  if (Math.abs(top - from.top) > leap * view) return { top, base: (top / end) * most - top }
  const offset = top + from.base
  if (offset <= 0 || (top <= 0 && offset < view)) return placeAt(0, sizes)
  if (offset >= most || (top >= end && offset > most - view)) return placeAt(most, sizes)
  // The box ends before the rows do: on from where the thumb belongs.
  if (top <= 0 || top >= end) return placeAt(offset, sizes)
  return { top, base: from.base }
}
