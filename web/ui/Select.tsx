import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { Field } from '#web/ui/Field.tsx'
import type { FieldProps } from '#web/ui/Field.tsx'
import type { Hue } from '#web/ui/hues.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { control, floating, list, option } from '#web/ui/styles.ts'
import { Tag } from '#web/ui/Tag.tsx'
import { cx } from '#web/ui/cx.ts'

export type Choice = { value: string; label: string; hue?: Hue; hint?: string }
type Props = FieldProps & {
  options: readonly Choice[]
  value: string | null
  onChange: (value: string | null) => void
  placeholder?: string
  /** Offers "none" as the first line. */
  clearable?: boolean
  defaultOpen?: boolean
}

/** One of a few. From about ten options on, or when they come from the server, use Combobox. */
export function Select({ label, ariaLabel, hint, error, required, disabled, name, className, ...rest }: Props) {
  const { options, value, onChange, placeholder, clearable, defaultOpen } = rest
  const t = useT()
  const chosen = options.find((each) => each.value === value)
  return (
    <Field {...{ label, hint, error, required, disabled, name, className }}>
      <Base.Root value={value} onValueChange={onChange} disabled={disabled} defaultOpen={defaultOpen}>
        <Base.Trigger
          aria-label={ariaLabel}
          className={cx(control, 'flex items-center justify-between gap-2 text-left')}
        >
          <Base.Value className="min-w-0 truncate">
            {() =>
              chosen ? <Face choice={chosen} /> : <span className="text-3">{placeholder ?? t('ui.choose')}</span>
            }
          </Base.Value>
          <Icon of={ChevronDown} className="text-3" />
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className={floating} sideOffset={4} alignItemWithTrigger={false}>
            <Base.Popup className={cx(list, 'min-w-(--anchor-width)')}>
              {clearable && <Line choice={{ value: '', label: t('ui.none') }} empty />}
              {options.map((each) => (
                <Line key={each.value} choice={each} />
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </Field>
  )
}

function Line({ choice, empty }: { choice: Choice; empty?: boolean }) {
  return (
    <Base.Item value={empty ? null : choice.value} className={option}>
      <Base.ItemText className="min-w-0 flex-1">
        {empty ? <span className="text-3">{choice.label}</span> : <Face choice={choice} />}
      </Base.ItemText>
      {choice.hint && <span className="text-xs text-3">{choice.hint}</span>}
      <span className="w-4">
        <Base.ItemIndicator>
          <Icon of={Check} size={14} className="text-accent" />
        </Base.ItemIndicator>
      </span>
    </Base.Item>
  )
}

function Face({ choice }: { choice: Choice }) {
  return choice.hue ? <Tag hue={choice.hue}>{choice.label}</Tag> : <span className="truncate">{choice.label}</span>
}
