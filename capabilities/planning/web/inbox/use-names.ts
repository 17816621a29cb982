import type { Notification } from '#capabilities/planning/contract.ts'
import { useObjects } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { declaredMessages } from '#web/i18n/messages.ts'

/** What a notification is about, and what it says, in the reader's words. */
export function useNames(): {
  titleOf: (item: Notification) => string
  sentenceOf: (item: Notification) => string
} {
  const t = useT()
  const label = useLabel()
  const objects = useObjects()
  const objectOf = (name: string | null) => objects.find((object) => object.name === name)
  const titleOf = ({ kind, object, recordId, title, details }: Notification): string => {
    const meta = objectOf(object)
    if (recordId) return title || (title === null ? t('inbox.gone') : label(meta?.label))
    if (kind === 'import')
      return meta ? t('inbox.importOf', { what: label(meta.plural).toLowerCase() }) : t('inbox.import')
    if (kind === 'job') {
      const name = `job.${String(details.job).replace(/^listen:/, '')}`
      return declaredMessages().has(name) ? t('inbox.jobNamed', { what: t(name) }) : t('inbox.job')
    }
    if (kind === 'health') return t('inbox.health', { what: label(meta?.plural) })
    return label(meta?.plural)
  }
  const sentenceOf = ({ kind, recordId, by, count, details }: Notification): string => {
    const isMany = (kind === 'task' || kind === 'record') && !recordId
    const end = details.state === 'failed' ? 'Failed' : 'Done'
    const id = kind === 'import' ? `import${end}` : isMany ? 'many' : kind
    const n = kind === 'import' ? Number(details.rows ?? 0) : count
    return t(`inbox.say.${id}`, { who: by?.name ?? 'Tend', n })
  }
  return { titleOf, sentenceOf }
}
