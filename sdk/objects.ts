/** A sentence or a name in both languages the product speaks. */
export type Label = { readonly en: string; readonly zh: string }

/** Every type a field may have. How each is stored, read and compared is in `core/fields/`. */
export type FieldTypeName =
  | 'text'
  | 'longText'
  | 'richText'
  | 'integer'
  | 'number'
  | 'money'
  | 'percent'
  | 'boolean'
  | 'date'
  | 'dateTime'
  | 'duration'
  | 'choice'
  | 'multiChoice'
  | 'email'
  | 'phone'
  | 'url'
  | 'personName'
  | 'address'
  | 'country'
  | 'idNumber'
  | 'creditCode'
  | 'link'
  | 'links'
  | 'linkAny'
  | 'user'
  | 'rating'
  | 'autoNumber'
  | 'file'
  | 'json'
  | 'recurrence'
  | 'checklist'
  | 'formula'
  | 'rollup'

/** One of eight tag colours; what each looks like is the design system's affair. */
export type Hue = 'grey' | 'green' | 'teal' | 'blue' | 'violet' | 'red' | 'orange' | 'yellow'

export type Option = {
  readonly value: string
  readonly label: Label
  readonly hue: Hue
  /** Records keep it; it is not offered any more. */
  readonly retired?: boolean
}

/** A step of a checklist. */
export type ChecklistItem = { readonly id: string; readonly text: string; readonly done: boolean }

/** What a roll-up computes over the records of `object` whose link `by` points here. */
export type Rollup = {
  readonly object: string
  readonly by: string
  readonly do: 'count' | 'sum' | 'avg' | 'min' | 'max'
  /** The number field to sum; not needed for `count`. */
  readonly of?: string
  /** Only records whose linked field equals this, as `stage.kind = won`. */
  readonly where?: { readonly path: string; readonly equals: string }
}

/** The sections of a record's page: what matters, how to reach, the rest, figures. */
export const sections = ['main', 'contact', 'more', 'numbers'] as const
export type Section = (typeof sections)[number]

export type Field = {
  readonly type: FieldTypeName
  readonly label: Label
  readonly required?: boolean
  readonly unique?: boolean
  readonly readOnly?: boolean
  readonly options?: readonly Option[]
  /** The object a link points at. */
  readonly target?: string
  /** The number expression of a formula over fields of the same record, as `quantity * unitPrice`. */
  readonly formula?: string
  readonly rollup?: Rollup
  /** Put before an automatic number, as `Q-`. */
  readonly prefix?: string
  /** What the value is when nothing was said. */
  readonly fallback?: unknown
  /** Found by the search box and by the `q` of a list. */
  readonly searched?: boolean
  /** What it is for, beside it in forms. */
  readonly hint?: Label
  /** Put away by the workspace: kept, and shown nowhere. */
  readonly hidden?: boolean
  /** Made by the workspace. */
  readonly custom?: boolean
  /** The section of a record's page it stands in, where the workspace has said so. */
  readonly section?: Section | null
}

export type ObjectDefinition<F extends Record<string, Field> = Record<string, Field>> = {
  readonly name: string
  readonly label: Label
  readonly plural: Label
  /** A lucide icon's name. */
  readonly icon: string
  readonly fields: F
  /** The field that names a record. */
  readonly title: keyof F & string
  readonly subtitle?: keyof F & string
  readonly listed: readonly (keyof F & string)[]
  /** Field lists that lists often filter by; `createdAt` is added behind each. */
  readonly indexes?: readonly (readonly (keyof F & string)[])[]
  /** Not in the navigation: lines, stages and the like. */
  readonly inner?: boolean
  /** Where the workspace put it in its order, from 0. */
  readonly place?: number
  /** Put away by the workspace: kept, and shown nowhere. */
  readonly hidden?: boolean
  /** Made by the workspace. */
  readonly custom?: boolean
}

type Names = readonly [en: string, zh: string]
type Extra = Omit<Field, 'type' | 'label' | 'options'>

/** Checks that `title`, `listed` and `indexes` name fields that exist, and gives the definition back. */
export function defineObject<const F extends Record<string, Field>>(
  definition: Omit<ObjectDefinition<F>, 'label' | 'plural'> & { readonly label: Names; readonly plural: Names },
): ObjectDefinition {
  return { ...definition, label: label(definition.label), plural: label(definition.plural) } as ObjectDefinition
}

const plain =
  (type: FieldTypeName) =>
  (names: Names, extra: Extra = {}): Field => ({ type, label: label(names), ...extra })

const chosen =
  (type: 'choice' | 'multiChoice') =>
  (names: Names, options: Record<string, readonly [en: string, zh: string, hue?: Hue]>, extra: Extra = {}): Field => ({
    type,
    label: label(names),
    options: Object.entries(options).map(([value, [en, zh, hue]], i) => ({
      value,
      label: { en, zh },
      hue: hue ?? hueOf(i),
    })),
    ...extra,
  })

const linked =
  (type: 'link' | 'links') =>
  (target: string, names: Names, extra: Extra = {}): Field => ({ type, target, label: label(names), ...extra })

/** The words a definition is made of: `field.text(['Job title', '职务'])`. */
export const field = {
  text: plain('text'),
  longText: plain('longText'),
  richText: plain('richText'),
  integer: plain('integer'),
  number: plain('number'),
  money: plain('money'),
  percent: plain('percent'),
  boolean: plain('boolean'),
  date: plain('date'),
  dateTime: plain('dateTime'),
  duration: plain('duration'),
  email: plain('email'),
  phone: plain('phone'),
  url: plain('url'),
  personName: plain('personName'),
  address: plain('address'),
  country: plain('country'),
  idNumber: plain('idNumber'),
  creditCode: plain('creditCode'),
  rating: plain('rating'),
  linkAny: plain('linkAny'),
  json: plain('json'),
  recurrence: plain('recurrence'),
  checklist: plain('checklist'),
  choice: chosen('choice'),
  multiChoice: chosen('multiChoice'),
  link: linked('link'),
  links: linked('links'),
  user: (names: Names, extra: Extra = {}): Field => ({ type: 'user', target: 'user', label: label(names), ...extra }),
  file: (names: Names, extra: Extra = {}): Field => ({ type: 'file', target: 'file', label: label(names), ...extra }),
  autoNumber: (names: Names, prefix: string): Field => ({
    type: 'autoNumber',
    label: label(names),
    prefix,
    readOnly: true,
    searched: true,
  }),
  formula: (names: Names, formula: string): Field => ({
    type: 'formula',
    label: label(names),
    formula,
    readOnly: true,
  }),
  rollup: (names: Names, rollup: Rollup): Field => ({ type: 'rollup', label: label(names), rollup, readOnly: true }),
}

function label([en, zh]: Names): Label {
  return { en, zh }
}

const hues: readonly Hue[] = ['grey', 'blue', 'teal', 'yellow', 'green', 'violet', 'orange', 'red']

function hueOf(place: number): Hue {
  return hues[place % hues.length] as Hue
}
