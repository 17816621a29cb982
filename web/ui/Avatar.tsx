import { hueOfName, tint } from '#web/ui/hues.ts'
import { initials } from '#web/ui/initials.ts'
import { cx } from '#web/ui/cx.ts'

type Props = {
  name: string
  /** Pixels: 20 in rows, 32 in lists, 48 on a record page. */ size?: 20 | 24 | 32 | 48
  square?: boolean
}

/** A person (round) or a company (`square`), coloured by name. Decorative: the name stands beside it. */
export function Avatar({ name, size = 20, square }: Props) {
  const text = initials(name, square ? 'company' : 'person')
  return (
    <span
      aria-hidden
      style={{ ...tint(hueOfName(name)), width: size, height: size, fontSize: size * (text.length > 1 ? 0.4 : 0.5) }}
      className={cx(
        'inline-flex shrink-0 items-center justify-center leading-none font-semibold select-none',
        square ? 'rounded-md' : 'rounded-full',
      )}
    >
      {text}
    </span>
  )
}
