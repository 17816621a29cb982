import { useT } from '#web/i18n/I18n.tsx'
import { usePhoneFormat } from '#web/i18n/phone.ts'

type Props = { kind: 'email' | 'phone'; value: unknown; whole?: boolean }

/** E-mails or phones; the first is the one to use. In a cell, the others are only counted. */
export function Contacts({ kind, value, whole }: Props) {
  const all = Array.isArray(value) ? (value as string[]) : [String(value)]
  return kind === 'phone' ? (
    <Phones all={all} whole={whole} />
  ) : (
    <Ways all={all} whole={whole} href={(one) => `mailto:${one}`} text={(one) => one} />
  )
}

function Phones({ all, whole }: { all: readonly string[]; whole?: boolean }) {
  const format = usePhoneFormat()
  return <Ways all={all} whole={whole} href={(one) => `tel:${one}`} text={format} />
}

type Ways = { all: readonly string[]; whole?: boolean; href: (one: string) => string; text: (one: string) => string }

function Ways({ all, whole, href, text }: Ways) {
  const t = useT()
  if (!whole) {
    return (
      <span className="tabular flex gap-1">
        <span className="truncate">{text(all[0] ?? '')}</span>
        {all.length > 1 && <span className="text-3">{t('field.more', { n: all.length - 1 })}</span>}
      </span>
    )
  }
  return (
    <span className="tabular flex flex-col">
      {all.map((one) => (
        <a
          key={one}
          href={href(one)}
          className="flex min-h-6 w-fit max-w-full items-center break-all text-accent hover:underline"
        >
          {text(one)}
        </a>
      ))}
    </span>
  )
}
