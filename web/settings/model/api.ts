import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, isApiError, path } from '#web/api.ts'
import { objectsQuery } from '#web/data.ts'
import { keepUndo, offerUndo } from '#web/records/offer-undo.ts'
import type { Section } from '#sdk/objects.ts'
import type { Label } from '#web/i18n/messages.ts'
import type { FieldOption, FieldType, ObjectMeta } from '#web/types.ts'
import type { ToastMessage } from '#web/ui/toast.ts'
import { toast } from '#web/ui/toast.ts'

/** All objects with all fields, also those that are put away. Stale whenever the objects are. */
export const wholeObjectsQuery = queryOptions({
  queryKey: [...objectsQuery.queryKey, 'whole'],
  queryFn: () => api.get<{ items: ObjectMeta[] }>('/objects', { hidden: true }).then(({ items }) => items),
  staleTime: 300_000,
})

export type Count = { value: number; exact: boolean }

/** How many records each object has, a thousand at most. */
export function countsQuery(objects: readonly ObjectMeta[] | undefined) {
  const names = (objects ?? []).filter(({ may }) => may.read).map(({ name }) => name)
  return queryOptions({
    queryKey: ['list', 'counts', names],
    queryFn: async () => {
      const counts = names.map(async (name) => {
        const { count } = await api.get<{ count: Count }>(path('records', name), { limit: 1, count: 'capped' })
        return [name, count] as const
      })
      return new Map(await Promise.all(counts))
    },
    enabled: names.length > 0,
  })
}

export type NewField = {
  type: FieldType
  label: Label
  hint?: Label
  required?: boolean
  unique?: boolean
  target?: string
  options?: { label: Label; hue?: string }[]
}

const field = (object: string, name: string) => path('objects', object, 'fields', name)
const choices = (object: string, name: string) => `${field(object, name)}/choices`

export const makeObject = (object: { label: Label; plural: Label; icon: string }) =>
  api.post<ObjectMeta>('/objects', object)
export const changeObject = (
  name: string,
  change: Partial<Pick<ObjectMeta, 'label' | 'plural' | 'icon' | 'hidden'>> & {
    order?: string[]
    places?: Record<string, { section?: Section | null; hidden?: boolean }>
  },
) => api.patch<ObjectMeta>(path('objects', name), change)
export const orderObjects = (order: string[]) => api.put<void>('/objects', { order })
export const makeField = (object: string, made: NewField) =>
  api.post<ObjectMeta & { made: string }>(`${path('objects', object)}/fields`, made)
export const changeField = (
  at: { object: string; field: string },
  change: { label?: Label; hint?: Label; hidden?: boolean; required?: boolean; section?: Section | null },
) => api.patch<ObjectMeta>(field(at.object, at.field), change)

export type At = { object: string; field: string }
export const addChoice = (at: At, choice: { label: Label; hue: string }) =>
  api.post<FieldOption>(choices(at.object, at.field), choice)
export const changeChoice = (at: At, value: string, change: { label?: Label; hue?: string; retired?: boolean }) =>
  api.patch<FieldOption>(`${choices(at.object, at.field)}/${encodeURIComponent(value)}`, change)
export const orderChoices = (at: At, order: string[]) => api.put<void>(choices(at.object, at.field), { order })

type Changing<T> = {
  onDone?: () => void
  /** What takes it back, from the answer. */ back?: (answer: T) => Promise<unknown>
}

/** Changes the model; what is shown of it follows, and a refusal says why. */
export function useModelChange<T>(change: () => Promise<T>, { onDone, back }: Changing<T> = {}) {
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: objectsQuery.queryKey })
  return useMutation({
    mutationFn: async () => {
      const changed = change()
      if (back) keepUndo(changed, (answer) => back(answer).then(refresh))
      await changed
      await refresh()
    },
    onSuccess: onDone,
  })
}

/** Something done to the model; `back` takes it back, and `said` is said of it with "undo" beside it. */
type ModelAct = (act: Promise<unknown>, back?: () => Promise<unknown>, said?: ToastMessage) => Promise<void>

/** For what is done at once, without a form that could show why it was refused. */
export function useModelAct(): ModelAct {
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: objectsQuery.queryKey })
  return async (act, back, said) => {
    const takeBack = back && (() => back().then(refresh))
    if (takeBack && said) offerUndo(said, act, takeBack)
    else if (takeBack) keepUndo(act, takeBack)
    try {
      await act
    } catch (error) {
      const detail = isApiError(error) ? error.detail : undefined
      toast({ text: detail ? 'ui.said' : 'ui.failed', params: { detail }, tone: 'danger' })
    }
    await refresh()
  }
}
