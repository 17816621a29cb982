import { Link } from '@tanstack/react-router'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import { recordTitle } from '#web/records/field/title.ts'
import type { Field } from '#web/records/field/value.ts'
import { isEmpty } from '#web/records/field/value.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { cx } from '#web/ui/cx.ts'
import { hueOfName, tint } from '#web/ui/hues.ts'
import { initials } from '#web/ui/initials.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

type Props = {
  object: ObjectMeta
  record: CrmRecord
  index: number
  fields: readonly Field[]
  isChosen: boolean
  hasCursor: boolean
  /** Where its picture is, if it has one; and whether it fills the width of the card. */
  picture: string | undefined
  isLarge: boolean
  onChoose: (index: number) => void
}

/** How tall a large picture is, in pixels. */
export const coverHeight = 148

/** A record as a card: its face, its name, and the first of the columns that have a value. */
export function GalleryCard(props: Props) {
  const { object, record, index, fields, isChosen, hasCursor, picture, isLarge, onChoose } = props
  const t = useT()
  const label = useLabel()
  const title = recordTitle(object, record) || t('field.untitled')
  const isPerson = object.fields.some(({ name, type }) => name === object.title && type === 'personName')
  return (
    <article
      data-card={index}
      aria-label={title}
      className={cx(
        'relative flex h-full flex-col gap-2 overflow-hidden rounded-lg border p-3',
        'has-[[data-open]:focus-visible]:outline-2 has-[[data-open]:focus-visible]:outline-accent',
        isChosen ? 'border-accent bg-accent-soft' : 'border-line bg-surface-1 hover:border-line-strong',
      )}
    >
      {isLarge && <Cover {...{ picture, title, isPerson }} />}
      <div className={cx('flex items-center gap-3', !isLarge && 'pr-7')}>
        {!isLarge &&
          (picture ? <Face {...{ picture, isPerson }} /> : <Avatar name={title} size={48} square={!isPerson} />)}
        <Link
          to={`/${object.name}/${record.id}`}
          data-open
          tabIndex={hasCursor ? 0 : -1}
          draggable={false}
          className="outline-none line-clamp-2 min-w-0 text-sm font-medium break-words hover:underline"
        >
          {title}
        </Link>
      </div>
      <dl className="flex min-w-0 flex-col gap-1 text-sm">
        {fields
          .filter(({ name }) => !isEmpty(record[name]))
          .map((field) => (
            <div key={field.name} className="flex h-5.5 min-w-0 items-center gap-2">
              <dt className="w-22 shrink-0 truncate text-xs text-3">{label(field.label)}</dt>
              <dd className="min-w-0 flex-1">
                <FieldValue field={field} value={record[field.name]} />
              </dd>
            </div>
          ))}
      </dl>
      <span className={cx('absolute top-3 right-3', isLarge && 'flex rounded-sm bg-surface-1 p-1')}>
        <Checkbox
          ariaLabel={t('gallery.choose', { what: title })}
          checked={isChosen}
          tabIndex={hasCursor ? 0 : -1}
          onChange={() => onChoose(index)}
        />
      </span>
    </article>
  )
}

function Face({ picture, isPerson }: { picture: string; isPerson: boolean }) {
  const look = cx('size-12 shrink-0 object-cover', isPerson ? 'rounded-full' : 'rounded-md')
  return <img src={picture} alt="" loading="lazy" draggable={false} className={look} />
}

/** Its picture over the width of the card; without one its initials on its colour. */
function Cover({ picture, title, isPerson }: { picture: string | undefined; title: string; isPerson: boolean }) {
  return (
    <div
      className="-mx-3 -mt-3 mb-1 flex shrink-0 items-center justify-center overflow-hidden border-b border-line"
      style={{ height: coverHeight, ...(picture ? {} : tint(hueOfName(title))) }}
    >
      {picture ? (
        <img src={picture} alt="" loading="lazy" draggable={false} className="size-full object-cover" />
      ) : (
        <span aria-hidden className="text-2xl font-semibold select-none">
          {initials(title, isPerson ? 'person' : 'company')}
        </span>
      )}
    </div>
  )
}
