import { useQuery } from '@tanstack/react-query'
import { Bell, BellRing, X } from 'lucide-react'
import { findPeople, follow as setFollowing, followersQuery } from '#capabilities/collaboration/web/api.ts'
import { useSession } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { useHere } from '#web/records/here.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Popover } from '#web/ui/Popover.tsx'

/** Who is told of what is said about a record: oneself with one click, others by name. */
export function FollowButton({ about }: { about: { object: string; id: string } }) {
  const t = useT()
  const { user } = useSession()
  const { data } = useQuery(followersQuery(about))
  const set = (id: string, on: boolean) => setFollowing(about, id, on)
  const follow = () => set(user.id, !data?.following)
  useHere(
    data ? [{ id: 'follow', says: data.following ? 'follow.unfollow' : 'follow.follow', icon: Bell, run: follow }] : [],
  )
  if (!data) return null
  const isAdmin = user.role === 'owner' || user.role === 'admin'
  return (
    <Popover
      align="end"
      className="w-72"
      title={t('follow.title')}
      trigger={
        <IconButton
          icon={data.following ? BellRing : Bell}
          label={t('follow.button', { n: data.items.length })}
          className={data.following ? 'text-accent' : ''}
        />
      }
    >
      <p className="mb-2 text-xs text-2">{t('follow.hint')}</p>
      <ul className="mb-2 flex max-h-60 flex-col overflow-y-auto">
        {data.items.length === 0 && <li className="py-1 text-sm text-3">{t('follow.nobody')}</li>}
        {data.items.map((person) => (
          <li key={person.id} className="flex min-h-8 items-center gap-2 text-sm">
            <Avatar name={person.name} />
            <span className="min-w-0 flex-1 truncate">{person.name}</span>
            {(isAdmin || person.id === user.id) && (
              <IconButton
                size="sm"
                icon={X}
                label={t('ui.remove', { what: person.name })}
                onClick={() => set(person.id, false)}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-2">
        <Combobox
          ariaLabel={t('follow.add')}
          placeholder={t('follow.add')}
          value={null}
          load={async (q) => (await findPeople(q)).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(choice) => choice && set(choice.value, true)}
        />
        <Button tone={data.following ? 'quiet' : 'primary'} icon={data.following ? Bell : BellRing} onClick={follow}>
          {t(data.following ? 'follow.unfollow' : 'follow.follow')}
        </Button>
      </div>
    </Popover>
  )
}
