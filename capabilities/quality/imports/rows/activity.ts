import type { Model, ModelField } from '#core/objects/model.ts'
import type { Values } from '#core/records/values.ts'
import type { TargetField } from '#capabilities/quality/imports/rows/target.ts'
import type { Option } from '#sdk/objects.ts'

/** The sorts of records a file of activities may hold. */
export const activityKinds = ['note', 'call', 'meeting', 'task', 'emailMessage'] as const
export type ActivityKind = (typeof activityKinds)[number]

/** Words other programs use for the states of a task. */
const moreStates: readonly Pick<Option, 'value' | 'label'>[] = [
  { value: 'open', label: { en: 'Not started', zh: '未开始' } },
  { value: 'open', label: { en: 'In progress', zh: '进行中' } },
  { value: 'done', label: { en: 'Completed', zh: '完成' } },
]
const moreKinds: readonly Pick<Option, 'value' | 'label'>[] = [
  { value: 'emailMessage', label: { en: 'Email', zh: '电子邮件' } },
  { value: 'call', label: { en: 'Phone call', zh: '电话' } },
  { value: 'note', label: { en: 'Comment', zh: '跟进' } },
  { value: 'task', label: { en: 'To-do', zh: '待办' } },
]

/** The fields that the sorts of activities have between them, `kind` and `at` (when it was, or is due) beside them. */
export function activityFields(model: Model): TargetField[] {
  const from = (object: string, name: string) => model.objects.get(object)?.fields.get(name) as ModelField
  const kinds = activityKinds.map((value) => ({ value, label: model.objects.get(value)!.label, hue: 'grey' as const }))
  const status = from('task', 'status')
  return [
    {
      name: 'kind',
      type: 'choice',
      label: { en: 'Kind of activity', zh: '活动类型' },
      required: true,
      options: [...kinds, ...moreKinds] as Option[],
    },
    { ...from('task', 'subject'), required: false },
    { ...from('call', 'body'), name: 'body' },
    { name: 'at', type: 'dateTime', label: { en: 'Date and time', zh: '时间' } },
    from('call', 'duration'),
    from('call', 'outcome'),
    { ...status, options: [...(status.options ?? []), ...moreStates] as Option[] },
    from('call', 'direction'),
    from('task', 'priority'),
    from('meeting', 'location'),
    from('task', 'target'),
    from('task', 'owner'),
  ]
}

type Draft = { readonly object: string; readonly values: Values }

/** The record that one row of activities becomes: each sort has its own names for when, what and how it ended. */
export function activityRecord(given: Values): Draft {
  const {
    kind,
    subject = null,
    body = null,
    at = null,
    duration = null,
    outcome,
    status,
    direction,
    priority,
    location,
    ...rest
  } = given
  const title = subject ?? firstLine(body)
  const some = (values: Values): Values =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null))
  const { owner, ...ownerless } = rest
  switch (kind as ActivityKind) {
    case 'note':
      return { object: 'note', values: some({ ...ownerless, body: richText(subject, body) }) }
    case 'call':
      return {
        object: 'call',
        values: some({ ...ownerless, owner, subject: title, body, startedAt: at, duration, outcome, direction }),
      }
    case 'meeting':
      return {
        object: 'meeting',
        values: some({
          ...ownerless,
          owner,
          subject: title,
          body,
          startsAt: at,
          endsAt: later(at, duration),
          location,
        }),
      }
    case 'emailMessage':
      return {
        object: 'emailMessage',
        values: some({ ...ownerless, owner, subject: title, body: richText(null, body), sentAt: at, direction }),
      }
    case 'task':
      return {
        object: 'task',
        values: some({
          ...ownerless,
          owner,
          subject: title,
          description: body,
          dueAt: at,
          status,
          priority,
          doneAt: status === 'done' ? at : null,
        }),
      }
  }
}

function firstLine(body: unknown): string | null {
  return typeof body === 'string' ? (body.split('\n')[0]?.slice(0, 120) ?? null) : null
}

function later(at: unknown, seconds: unknown): string | null {
  if (typeof at !== 'string' || typeof seconds !== 'number') return null
  return new Date(Date.parse(at) + seconds * 1000).toISOString()
}

/** Plain text as the HTML of a rich text: paragraphs, nothing of it taken for a tag. */
export function richText(title: unknown, body: unknown): string | null {
  const texts = [title, body].filter((text): text is string => typeof text === 'string')
  if (texts.length === 0) return null
  return texts
    .flatMap((text) => text.split(/\n{2,}/))
    .map((text) => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
