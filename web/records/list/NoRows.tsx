import { Plus, SearchX } from 'lucide-react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import type { ViewProps } from '#web/records/kinds/view-props.ts'
import { anything, isAsking } from '#web/records/list/conditions.ts'
import { ImportLink } from '#web/records/list/ListTools.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { objectIcon } from '#web/ui/object-icons.ts'

type Props = Pick<ViewProps, 'object' | 'state' | 'onState' | 'onCreate'>

/** Nothing matches, or nothing is there yet: what to do about either. */
export function NoRows({ object, state, onState, onCreate }: Props) {
  const t = useT()
  const label = useLabel()
  if (isAsking(state) || state.q) {
    return (
      <Empty
        icon={SearchX}
        title={t('list.noMatch')}
        hint={t('list.noMatchHint')}
        action={<Button onClick={() => onState({ ...anything, q: '' })}>{t('list.clearFilters')}</Button>}
      />
    )
  }
  return (
    <Empty
      icon={objectIcon(object)}
      title={t('list.emptyTitle', { what: label(object.plural).toLowerCase() })}
      hint={t('list.emptyHint')}
      action={
        object.may.create && (
          <>
            <Button icon={Plus} onClick={() => onCreate()}>
              {t('list.newOf', { what: label(object.label).toLowerCase() })}
            </Button>
            <ImportLink object={object} />
          </>
        )
      }
    />
  )
}
