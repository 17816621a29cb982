import { Link } from '@tanstack/react-router'
import { useObject } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { useTitle } from '#web/records/field/titles.ts'
import { idOf, titleOf } from '#web/records/field/value.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { objectIcon } from '#web/ui/object-icons.ts'

const people = new Set(['user', 'contact', 'lead'])
const firms = new Set(['company', 'team'])

type Props = { object: string; value: unknown; whole?: boolean }

/** A linked record by its name; one that can be followed where there is room for it. */
export function RecordLink({ object, value, whole }: Props) {
  const title = titleOf(value)
  const id = idOf(value)
  // Lists bring their titles along; only what came as an id has to be looked up.
  return title === undefined ? (
    <Found object={object} id={id} whole={whole} />
  ) : (
    <Known object={object} id={id} title={title} whole={whole} />
  )
}

type KnownProps = { object: string; id: string | null; title: string; whole?: boolean }

function Found({ object, id, whole }: Omit<KnownProps, 'title'>) {
  const title = useTitle(object, id)
  if (title === undefined) return <span className="text-3">…</span>
  return <Known object={object} id={id} title={title ?? ''} whole={whole} />
}

function Known({ object, id, title, whole }: KnownProps) {
  const t = useT()
  const name = title || t('field.untitled')
  const face = (
    <>
      <Face object={object} name={name} />
      <span className="truncate">{name}</span>
    </>
  )
  const look = 'flex min-w-0 items-center gap-1.5'
  if (!whole || !id || object === 'user') return <span className={look}>{face}</span>
  return (
    <Link to={`/${object}/${id}`} className={cx(look, 'w-fit max-w-full hover:underline')}>
      {face}
    </Link>
  )
}

type FaceProps = { object: string; name: string; size?: 20 | 24 | 32 | 48 }

/** People are round, firms square, everything else has the icon of its object. */
export function Face({ object, name, size = 20 }: FaceProps) {
  if (people.has(object)) return <Avatar name={name} size={size} />
  if (firms.has(object)) return <Avatar name={name} size={size} square />
  if (object === 'stage' || object === 'pipeline') return null
  return <ObjectFace object={object} size={size} />
}

function ObjectFace({ object, size }: { object: string; size: number }) {
  const meta = useObject(object)
  return meta ? <Icon of={objectIcon(meta)} size={size > 24 ? 20 : 14} className="text-3" /> : null
}

export function LinkList({ object, value, whole }: Props) {
  const t = useT()
  const all = Array.isArray(value) ? (value as unknown[]) : []
  if (whole) {
    return (
      <span className="flex flex-col gap-1">
        {all.map((one) => (
          <RecordLink key={idOf(one)} object={object} value={one} whole />
        ))}
      </span>
    )
  }
  return (
    <span className="flex gap-1">
      <RecordLink object={object} value={all[0]} />
      {all.length > 1 && <span className="text-3">{t('field.more', { n: all.length - 1 })}</span>}
    </span>
  )
}

export function AnyLink({ value, whole }: { value: unknown; whole?: boolean }) {
  const { object, ...rest } = value as { object: string; id: string; title?: string }
  return <RecordLink object={object} value={rest} whole={whole} />
}
