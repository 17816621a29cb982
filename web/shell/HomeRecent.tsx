import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FileUp, Plus, UserRound } from 'lucide-react'
import { nav } from '#web/capabilities.ts'
import { listQuery, useObjects } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { recordTitle } from '#web/records/field/title.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { objectIcon } from '#web/ui/object-icons.ts'
import { Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'

const shownObjects = ['contact', 'company', 'deal', 'lead', 'ticket']
const SHOWN = 8

/** The records that changed last, of the objects people work with. */
export function HomeRecent() {
  const t = useT()
  const objects = useObjects().filter(({ name }) => shownObjects.includes(name))
  const lists = useQueries({
    queries: objects.map(({ name }) => listQuery(name, { sort: '-updatedAt', limit: SHOWN })),
  })
  const ready = lists.every((list) => !list.isPending)
  const lines = lists
    .flatMap((list, at) => (list.data?.items ?? []).map((record) => ({ record, object: objects[at]! })))
    .toSorted((a, b) => b.record.updatedAt.localeCompare(a.record.updatedAt))
    .slice(0, SHOWN)
  const importing = nav.find(({ path }) => path.endsWith('/imports'))
  return (
    <Section title={t('home.recent')}>
      {!ready && <Skeleton lines={6} />}
      {ready && lines.length === 0 && (
        <Empty
          icon={UserRound}
          title={t('home.recentNone')}
          hint={t('home.recentHint')}
          action={
            <>
              <ButtonLink tone="primary" icon={Plus} to="/contact" search={{ new: '1' }}>
                {t('keys.create')}
              </ButtonLink>
              {importing && (
                <ButtonLink icon={FileUp} to={importing.path}>
                  {t('home.import')}
                </ButtonLink>
              )}
            </>
          }
        />
      )}
      {ready && (
        <ul>
          {lines.map((line) => (
            <RecentLine key={line.record.id} {...line} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function RecentLine({ record, object }: { record: CrmRecord; object: ObjectMeta }) {
  const label = useLabel()
  const title = recordTitle(object, record) || record.id.slice(0, 8)
  const person = object.fields.find((field) => field.name === object.title)?.type === 'personName'
  return (
    <li className="border-b border-line">
      <Link to={`/${object.name}/${record.id}`} className="flex min-h-9 items-center gap-3 text-sm hover:bg-hover">
        {person || object.name === 'company' ? (
          <Avatar name={title} size={24} square={!person} />
        ) : (
          <Icon of={objectIcon(object)} className="mx-1 text-3" />
        )}
        <span className="min-w-0 flex-1 truncate">{title}</span>
        <span className="shrink-0 text-xs text-3">{label(object.label)}</span>
        <RelativeTime at={record.updatedAt} className="w-20 shrink-0 text-right text-xs text-3" />
      </Link>
    </li>
  )
}
