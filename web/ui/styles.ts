// Class names that several controls share, so that a field, a select and a date line up to the pixel.

const touch = 'pointer-coarse:min-h-10'

/** The box of a control one types or chooses in: 32 px high, 40 for fingers; never collapses when empty. */
export const control = `min-h-8 w-full rounded-md border border-line-strong bg-surface-1 px-2 text-sm text-1
  outline-none transition-colors hover:border-(--text-3) focus-visible:border-accent focus-visible:outline-2
  focus-visible:-outline-offset-1 focus-visible:outline-accent data-disabled:opacity-50 data-invalid:border-danger
  ${touch}`

/** The same box around an input and its buttons. */
export const controlGroup = `flex min-h-8 w-full items-center rounded-md border border-line-strong bg-surface-1
  text-sm text-1 transition-colors hover:border-(--text-3) focus-within:border-accent focus-within:outline-2
  focus-within:-outline-offset-1 focus-within:outline-accent data-disabled:opacity-50 data-invalid:border-danger
  ${touch}`

/** A line in a menu or a list of options. */
export const option = `flex min-h-7 cursor-default items-center gap-2 rounded-sm px-2 py-1 text-sm text-1 outline-none
  select-none data-highlighted:bg-hover data-disabled:opacity-45 ${touch}`

/** The floating list itself. */
export const list = 'float-panel max-h-(--available-height) overflow-y-auto p-1'

export const floating = 'z-50 outline-none'
