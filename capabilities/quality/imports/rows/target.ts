import { mayPossibly } from '#core/access/grants.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import type { FieldTypeName, Label, Option } from '#sdk/objects.ts'
import type { ImportTarget } from '#capabilities/quality/contract-imports.ts'
import { isMakeable } from '#capabilities/quality/imports/rows/made-links.ts'
import { activityFields } from '#capabilities/quality/imports/rows/activity.ts'

/** What a column may be mapped to: a field, or a part of one, as `address.city`. */
export type Slot = {
  readonly name: string
  readonly field: string
  readonly part: string | null
  /** As what its cells are read. */
  readonly type: FieldTypeName
  readonly label: Label
  readonly options?: readonly Pick<Option, 'value' | 'label'>[]
  readonly required: boolean
  /** Whether several columns may be mapped to it. */
  readonly several: boolean
}

/** What a file may hold: the records of one object, or activities of several sorts. */
export type Target = {
  readonly object: string
  readonly label: Label
  /** The fields as they are defined; of activities, those that its sorts have between them. */
  readonly fields: ReadonlyMap<string, TargetField>
  readonly slots: ReadonlyMap<string, Slot>
}

export type TargetField = Pick<ModelField, 'name' | 'type' | 'label' | 'required' | 'options' | 'target'>

const parts: Partial<
  Record<FieldTypeName, readonly (readonly [part: string, type: FieldTypeName, en: string, zh: string])[]>
> = {
  personName: [
    ['given', 'text', 'given name', '名'],
    ['family', 'text', 'family name', '姓'],
  ],
  address: [
    ['street', 'text', 'street', '街道'],
    ['city', 'text', 'city', '城市'],
    ['district', 'text', 'district', '区县'],
    ['region', 'text', 'region', '省/州'],
    ['postcode', 'text', 'postcode', '邮编'],
    ['country', 'country', 'country', '国家/地区'],
  ],
  money: [['currency', 'text', 'currency', '币种']],
  duration: [['minutes', 'number', 'in minutes', '分钟']],
  linkAny: [
    ['contact', 'text', 'contact', '联系人'],
    ['company', 'text', 'company', '公司'],
    ['deal', 'text', 'deal', '商机'],
  ],
}

const never: ReadonlySet<FieldTypeName> = new Set(['formula', 'rollup', 'autoNumber', 'file', 'json', 'checklist'])
const listed: ReadonlySet<FieldTypeName> = new Set([
  'email',
  'phone',
  'multiChoice',
  'link',
  'user',
  'links',
  'linkAny',
])
const named: ReadonlySet<FieldTypeName> = new Set(['link', 'user', 'links', 'linkAny'])

/** The target of that name, or undefined where the actor may make no such records. */
export function targetOf(ctx: Ctx, name: string): Target | undefined {
  if (name === 'activity') return activityTarget(ctx)
  const object = ctx.model.objects.get(name)
  return object && object.name !== 'file' && mayPossibly(ctx.actor, object).create ? objectTarget(object) : undefined
}

/** Everything the actor may import, in the order of the model. */
export function targets(ctx: Ctx): Target[] {
  return [...ctx.model.objects.keys(), 'activity']
    .map((name) => targetOf(ctx, name))
    .filter((target) => target !== undefined)
}

/** A target as the API gives it. */
export function shownTarget(ctx: Ctx, { object, label, slots, fields: defined }: Target): ImportTarget {
  const makes = (slot: Slot) => makesOf(ctx, defined.get(slot.field), slot.part)

  const fields = [...slots.values()].map((slot) => {
    const { name, label: shown, type, required, several, options } = slot
    const made = makes(slot)
    return {
      ...(options ? { options: options.map(({ value, label: word }) => ({ value, label: word })) } : {}),
      ...(made ? { makes: made } : {}),
      name,
      label: shown,
      type,
      required,
      several,
    }
  })
  return { object, label, fields }
}

function makesOf(ctx: Ctx, field: TargetField | undefined, part: string | null): string | undefined {
  const name =
    field?.type === 'linkAny' ? part : field?.type === 'link' || field?.type === 'links' ? field.target : null
  const object = name ? ctx.model.objects.get(name) : undefined
  return object && object.name !== 'company' && isMakeable(object) && mayPossibly(ctx.actor, object).create
    ? object.name
    : undefined
}

function objectTarget(object: ModelObject): Target {
  const fields = [...object.fields.values()].filter((field) => !field.readOnly && !never.has(field.type))
  return { object: object.name, label: object.label, ...indexed(fields) }
}

function activityTarget(ctx: Ctx): Target | undefined {
  const fields = activityFields(ctx.model)
  return mayPossibly(ctx.actor, ctx.model.objects.get('note') as ModelObject).create
    ? { object: 'activity', label: { en: 'Activity', zh: '跟进记录' }, ...indexed(fields) }
    : undefined
}

function indexed(fields: readonly TargetField[]): Pick<Target, 'fields' | 'slots'> {
  const made: Slot = {
    name: 'createdAt',
    field: 'createdAt',
    part: null,
    type: 'dateTime',
    label: { en: 'Created', zh: '创建时间' },
    required: false,
    several: false,
  }
  const slots = [...fields.flatMap(slotsOf), made]
  return {
    fields: new Map(fields.map((field) => [field.name, field])),
    slots: new Map(slots.map((slot) => [slot.name, slot])),
  }
}

function slotsOf(field: TargetField): Slot[] {
  const { name, type, label, options, required = false } = field
  const whole: Slot = {
    name,
    field: name,
    part: null,
    type: named.has(type) ? 'text' : type,
    label,
    required,
    several: listed.has(type),
    ...(options ? { options } : {}),
  }
  const inner = (parts[type] ?? []).map(([part, read, en, zh]): Slot => ({
    name: `${name}.${part}`,
    field: name,
    part,
    type: read,
    required: false,
    several: type === 'linkAny',
    label: { en: `${label.en}: ${en}`, zh: `${label.zh}：${zh}` },
  }))
  return [whole, ...inner]
}
