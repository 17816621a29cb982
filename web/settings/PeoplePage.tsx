import { useMutation } from '@tanstack/react-query'
import { Ellipsis, Link2, UserCheck, UserPlus, UsersRound, UserX } from 'lucide-react'
import { useState } from 'react'
import { api, isApiError, path } from '#web/api.ts'
import { patchRecord, useList, useSession } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { textOf } from '#web/records.ts'
import { noteFailure } from '#web/records/list/bulk.ts'
import { offerUndo } from '#web/records/offer-undo.ts'
import { InviteDialog, InvitedDialog } from '#web/settings/InviteDialog.tsx'
import { roleChoices } from '#web/settings/roles.ts'
import { SettingsPage } from '#web/settings/SettingsPage.tsx'
import type { CrmRecord } from '#web/types.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Button } from '#web/ui/Button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import { Select } from '#web/ui/Select.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Table, Td, Th } from '#web/ui/Table.tsx'
import { Tag } from '#web/ui/Tag.tsx'
import { toast } from '#web/ui/toast.ts'

/** Who works here, and what they may do. */
export function PeoplePage() {
  const t = useT()
  const { user } = useSession()
  const may = user.role === 'owner' || user.role === 'admin'
  const [inviting, setInviting] = useState(false)
  const { data, error, refetch } = useList('user', { sort: 'name', limit: 200 })
  return (
    <SettingsPage
      title={t('settings.people')}
      action={
        may && (
          <Button tone="primary" icon={UserPlus} onClick={() => setInviting(true)}>
            {t('people.invite')}
          </Button>
        )
      }
    >
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {data?.items.length === 0 && <Empty icon={UsersRound} title={t('ui.nothingFound')} />}
      {data && data.items.length > 0 && (
        <Table label={t('settings.people')} className="max-w-200">
          <thead>
            <tr>
              <Th>{t('people.name')}</Th>
              <Th>{t('people.email')}</Th>
              <Th>{t('people.role')}</Th>
              {may && (
                <Th>
                  <span className="sr-only">{t('ui.moreActions')}</span>
                </Th>
              )}
            </tr>
          </thead>
          <tbody>
            {data.items.map((person) => (
              <PersonRow key={person.id} person={person} me={person.id === user.id} may={may} />
            ))}
          </tbody>
        </Table>
      )}
      {!may && data && <p className="mt-3 text-xs text-3">{t('people.cannot')}</p>}
    </SettingsPage>
  )
}

function PersonRow({ person, me, may }: { person: CrmRecord; me: boolean; may: boolean }) {
  const t = useT()
  const { change, acts, link, closeLink } = usePerson(person)
  const name = textOf(person, 'name')
  const role = textOf(person, 'role') || 'member'
  const isActive = person.active !== false
  return (
    <tr>
      <Td>
        <span className="flex items-center gap-2">
          <Avatar name={name} size={24} />
          <span className={cx('truncate font-medium', !isActive && 'text-3')}>{name}</span>
          {me && <span className="text-xs text-3">{t('people.you')}</span>}
          {!isActive && <Tag>{t('people.inactive')}</Tag>}
        </span>
      </Td>
      <Td className="text-2">{textOf(person, 'email')}</Td>
      <Td>
        {may && !me && isActive ? ( // nobody locks himself out by accident
          <Select
            className="w-40"
            ariaLabel={`${t('people.role')}: ${name}`}
            options={roleChoices(t)}
            value={role}
            onChange={(next) => next && change({ role: next })}
          />
        ) : (
          t(`role.${role}`)
        )}
      </Td>
      {may && (
        <Td>
          {!me && <Menu items={acts} trigger={<IconButton icon={Ellipsis} label={t('people.actsOf', { name })} />} />}
          {link && <InvitedDialog title={t('people.newLink')} name={name} link={link} onClose={closeLink} />}
        </Td>
      )}
    </tr>
  )
}

type Change = { role?: string; active?: boolean }

/** What an administrator does about a person: shown at once, put back with the reason when it fails. */
function usePerson(person: CrmRecord) {
  const t = useT()
  const [link, setLink] = useState<string | null>(null)
  const name = textOf(person, 'name')
  const mutation = useMutation({
    mutationFn: ({ next, before }: { next: Change; before: Change }) => {
      const done = api.patch(path('people', person.id), next)
      const text = next.role ? 'people.roleChanged' : next.active ? 'people.reactivated' : 'people.deactivated'
      const says = next.role ? text : next.active ? 'people.deactivated' : 'people.reactivated'
      const back = async () => {
        await api.patch(path('people', person.id), before)
        patchRecord('user', person.id, before)
      }
      offerUndo({ text, params: { name } }, done, back, { text: says, params: { name } })
      return done
    },
    onMutate: ({ next }) => patchRecord('user', person.id, next),
    onError: (error, given, putBack) => {
      putBack?.()
      const detail = isApiError(error) ? error.detail : undefined
      const action = { text: 'ui.again', run: () => mutation.mutate(given) }
      toast({ text: detail ? 'ui.said' : 'people.failed', params: { detail }, tone: 'danger', action })
    },
  })
  // What it was is read now: by the time it is sent, the screen shows what it is to be.
  const change = (next: Change) =>
    mutation.mutate({ next, before: next.role ? { role: textOf(person, 'role') } : { active: !next.active } })
  const askLink = () => {
    api.post<{ link: string }>(`${path('people', person.id)}/link`).then((made) => setLink(made.link), noteFailure)
  }
  const isActive = person.active !== false
  const acts: MenuEntry[] = isActive
    ? [
        { label: t('people.newLink'), icon: Link2, onSelect: askLink },
        'line',
        { label: t('people.deactivate'), icon: UserX, danger: true, onSelect: () => change({ active: false }) },
      ]
    : [{ label: t('people.reactivate'), icon: UserCheck, onSelect: () => change({ active: true }) }]
  return { change, acts, link, closeLink: () => setLink(null) }
}
