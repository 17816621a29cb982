import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Ban, KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { useSession } from '#web/data.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { FormDialog } from '#web/settings/FormDialog.tsx'
import type { ApiKey } from '#web/settings/keys/api.ts'
import { apiKeysQuery, hasEnded, revokeApiKey } from '#web/settings/keys/api.ts'
import '#web/settings/keys/messages.ts'
import { NewKeyDialog } from '#web/settings/keys/NewKeyDialog.tsx'
import { SettingsPage } from '#web/settings/SettingsPage.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Table, Td, Th } from '#web/ui/Table.tsx'
import { Tag } from '#web/ui/Tag.tsx'
import { toast } from '#web/ui/toast.ts'

/** The keys by which programs come in: one's own, or for administrators those of all. */
export function KeysPage() {
  const t = useT()
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  const { data, error, refetch } = useQuery(apiKeysQuery)
  const make = (
    <Button tone="primary" icon={Plus} onClick={() => setMaking(true)}>
      {t('keysPage.new')}
    </Button>
  )
  const valid = data?.filter((key) => !hasEnded(key)) ?? []
  const ended = data?.filter(hasEnded) ?? []
  return (
    <SettingsPage title={t('keysPage.title')} action={make}>
      <p className="mb-4 max-w-prose text-sm text-2">{t('keysPage.lead')}</p>
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && valid.length === 0 && <Empty icon={KeyRound} title={t('keysPage.none')} />}
      {valid.length > 0 && <Keys label={t('keysPage.title')} keys={valid} onRevoke={setRevoking} />}
      {ended.length > 0 && (
        <div className="mt-8">
          <Section title={t('keysPage.ended')}>
            <Keys label={t('keysPage.ended')} keys={ended} />
          </Section>
        </div>
      )}
      {making && <NewKeyDialog onClose={() => setMaking(false)} />}
      {revoking && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </SettingsPage>
  )
}

type KeysProps = { label: string; keys: readonly ApiKey[]; onRevoke?: (key: ApiKey) => void }

function Keys({ label, keys, onRevoke }: KeysProps) {
  const t = useT()
  const { user } = useSession()
  const showsPerson = keys.some((key) => key.person.id !== user.id)
  return (
    <Table label={label} className="max-w-240">
      <thead>
        <tr>
          <Th>{t('keysPage.name')}</Th>
          {showsPerson && <Th className="max-sm:hidden">{t('keysPage.person')}</Th>}
          <Th>{t('keysPage.role')}</Th>
          <Th className="max-sm:hidden">{t('keysPage.lastUsed')}</Th>
          <Th>{t('keysPage.expires')}</Th>
          <Th>
            <span className="sr-only">{t('ui.moreActions')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} showsPerson={showsPerson} onRevoke={onRevoke} />
        ))}
      </tbody>
    </Table>
  )
}

type RowProps = { apiKey: ApiKey; showsPerson: boolean; onRevoke?: (key: ApiKey) => void }

function KeyRow({ apiKey: key, showsPerson, onRevoke }: RowProps) {
  const t = useT()
  const format = useFormat()
  return (
    <tr>
      <Td className="max-w-80">
        <span className="block truncate font-medium">{key.name}</span>
        <span className="block text-xs text-3">{t('keysPage.made', { when: format.relative(key.createdAt) })}</span>
      </Td>
      {showsPerson && <Td className="text-2 max-sm:hidden">{key.person.name}</Td>}
      <Td className="text-2">{t(`role.${key.role}`)}</Td>
      <Td className="whitespace-nowrap text-2 max-sm:hidden">
        {key.lastUsedAt ? <RelativeTime at={key.lastUsedAt} /> : t('keysPage.never')}
      </Td>
      <Td className="text-2">
        {key.revokedAt ? (
          <Tag hue="gray">{t('keysPage.revoked')}</Tag>
        ) : hasEnded(key) ? (
          <Tag hue="gray">{t('keysPage.expired')}</Tag>
        ) : key.expiresAt ? (
          format.dateTime(key.expiresAt)
        ) : (
          t('keysPage.forever')
        )}
      </Td>
      <Td className="w-10">
        {onRevoke && (
          <IconButton icon={Ban} label={t('keysPage.revokeKey', { name: key.name })} onClick={() => onRevoke(key)} />
        )}
      </Td>
    </tr>
  )
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useT()
  const client = useQueryClient()
  const { name } = apiKey
  const revoke = useMutation({
    mutationFn: () => revokeApiKey(apiKey.id),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
      toast({ text: 'keysPage.revokedToast', params: { name } })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('keysPage.revokeTitle', { name })}
      lead={t('keysPage.revokeLead')}
      verb={t('keysPage.revoke')}
      tone="danger"
      busy={revoke.isPending}
      error={revoke.error}
      onSubmit={revoke.mutate}
      onClose={onClose}
    />
  )
}
