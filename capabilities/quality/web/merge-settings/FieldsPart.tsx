import type { MergeRules } from '#capabilities/quality/contract-merging.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import type { FieldMeta, ObjectMeta } from '#web/types.ts'
import { Select } from '#web/ui/Select.tsx'

type Fields = MergeRules['fields']
type Props = { object: ObjectMeta; fields: Fields; onChange: (fields: Fields) => void }

const ofOne = ['survivor', 'mostRecent', 'mostComplete', 'mostFrequent', 'longest', 'sourcePriority'] as const
const ofMany = ['union', 'mostRecent', 'mostComplete', 'longest', 'sourcePriority'] as const
const computed = new Set(['formula', 'rollup', 'autoNumber'])
const lists = new Set(['email', 'phone', 'multiChoice', 'links', 'file'])

/** Of each field the rule by which a value stays. */
export function FieldsPart({ object, fields, onChange }: Props) {
  const t = useT()
  const label = useLabel()
  const put = (field: FieldMeta, rule: string | null) => {
    const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field.name)) as Fields
    const isUsual = rule === null || rule === usual(field)
    onChange(isUsual ? rest : { ...rest, [field.name]: rule as Fields[string] })
  }
  return (
    <ul className="border-t border-line">
      {object.fields
        .filter(({ type }) => !computed.has(type))
        .map((field) => (
          <li key={field.name} className="flex flex-wrap items-center gap-2 border-b border-line py-1">
            <span className="min-w-32 flex-1 text-sm">{label(field.label)}</span>
            <Select
              className="w-64 max-w-full"
              ariaLabel={label(field.label)}
              options={(lists.has(field.type) ? ofMany : ofOne).map((value) => ({
                value,
                label: t(`mergeRules.field.${value}`),
              }))}
              value={fields[field.name] ?? usual(field)}
              onChange={(rule) => put(field, rule)}
            />
          </li>
        ))}
    </ul>
  )
}

/** What holds without a rule: lists are united, of others the surviving record's value stays. */
function usual({ type }: FieldMeta): string {
  return lists.has(type) ? 'union' : 'survivor'
}
