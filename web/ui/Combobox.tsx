import { Combobox as Base } from '@base-ui/react/combobox'
import { Check, ChevronDown, X } from 'lucide-react'
import { useMemo } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { cx } from '#web/ui/cx.ts'
import { Field } from '#web/ui/Field.tsx'
import type { FieldProps } from '#web/ui/Field.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import type { Choice } from '#web/ui/Select.tsx'
import { controlGroup, floating, list, option } from '#web/ui/styles.ts'
import { Tag } from '#web/ui/Tag.tsx'
import { useOptions } from '#web/ui/use-options.ts'

type Source = {
  options?: readonly Choice[]
  /** Options from elsewhere, as the reader types; called with '' when it opens. */
  load?: (query: string) => Promise<readonly Choice[]>
}
type One = { multiple?: false; value: Choice | null; onChange: (value: Choice | null) => void }
type Many = { multiple: true; value: readonly Choice[]; onChange: (value: readonly Choice[]) => void }
export type ComboboxProps = FieldProps &
  Source &
  (One | Many) & {
    placeholder?: string
    autoFocus?: boolean
    defaultOpen?: boolean
  }

/** One or several of many, found by typing. Values are whole choices, so a chosen one needs no lookup to be shown. */
export function Combobox(props: ComboboxProps) {
  const { label, ariaLabel, hint, error, required, disabled, name, className, placeholder, autoFocus } = props
  const t = useT()
  const { items, state, search, filter } = useOptions(props.options, props.load)
  const many = props.multiple === true
  const change = (value: Choice | Choice[] | null) => {
    if (props.multiple) props.onChange(Array.isArray(value) ? value : [])
    else props.onChange(Array.isArray(value) ? null : value)
  }
  // A new object that says the same would count as another choice, and put its name in place of what is being typed.
  const said = JSON.stringify(props.value)
  const chosen = useMemo(() => JSON.parse(said) as Choice | Choice[] | null, [said])
  return (
    <Field {...{ label, hint, error, required, disabled, name, className }}>
      <Base.Root<Choice, boolean>
        items={items}
        multiple={many}
        value={chosen as Choice}
        onValueChange={change as never}
        itemToStringLabel={(choice: Choice) => choice.label}
        isItemEqualToValue={(a: Choice, b: Choice) => a.value === b.value}
        filter={filter}
        onInputValueChange={(query, { reason }) => {
          if (reason !== 'item-press') search(query)
        }}
        onOpenChange={(open) => {
          if (open) search('')
        }}
        defaultOpen={props.defaultOpen}
        disabled={disabled}
        autoHighlight
      >
        <Base.InputGroup className={cx(controlGroup, 'flex-wrap gap-1 px-1')}>
          {many && <Chips />}
          <Base.Input
            aria-label={ariaLabel}
            autoFocus={autoFocus}
            placeholder={placeholder ?? t('ui.typeToFind')}
            className="min-h-6 min-w-16 flex-1 bg-transparent px-1 outline-none"
          />
          {!many && !required && (
            <Base.Clear aria-label={t('ui.clear')} className={side}>
              <Icon of={X} size={14} />
            </Base.Clear>
          )}
          <Base.Trigger aria-label={t('ui.open')} className={side}>
            <Icon of={ChevronDown} size={14} />
          </Base.Trigger>
        </Base.InputGroup>
        <Options state={state} />
      </Base.Root>
    </Field>
  )
}

const side = 'flex size-6 shrink-0 items-center justify-center rounded-sm text-3 hover:bg-hover hover:text-1'

function Options({ state }: { state: ReturnType<typeof useOptions>['state'] }) {
  const t = useT()
  return (
    <Base.Portal>
      <Base.Positioner className={floating} sideOffset={4}>
        <Base.Popup className={cx(list, 'w-(--anchor-width) min-w-48')} aria-busy={state === 'loading' || undefined}>
          <Base.Status className="px-2 text-xs text-3">{state === 'failed' ? t('ui.couldNotLoad') : null}</Base.Status>
          <Base.Empty className="px-2 py-1 text-sm text-3 empty:p-0">
            {state === 'loading' ? t('ui.searching') : state === 'failed' ? null : t('ui.nothingFound')}
          </Base.Empty>
          <Base.List>{(choice: Choice) => <Line key={choice.value} choice={choice} />}</Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  )
}

function Chips() {
  const t = useT()
  return (
    <Base.Chips className="contents">
      <Base.Value>
        {(chosen: Choice[]) =>
          chosen.map((choice) => (
            <Base.Chip
              key={choice.value}
              className="flex items-center rounded-full outline-none focus-within:outline-2 focus:outline-2"
            >
              <Tag hue={choice.hue}>{choice.label}</Tag>
              <Base.ChipRemove aria-label={t('ui.remove', { what: choice.label })} className={side}>
                <Icon of={X} size={12} />
              </Base.ChipRemove>
            </Base.Chip>
          ))
        }
      </Base.Value>
    </Base.Chips>
  )
}

function Line({ choice }: { choice: Choice }) {
  return (
    <Base.Item value={choice} className={option}>
      <span className="min-w-0 flex-1 truncate">
        {choice.hue ? <Tag hue={choice.hue}>{choice.label}</Tag> : choice.label}
      </span>
      {choice.hint && <span className="truncate text-xs text-3">{choice.hint}</span>}
      <span className="w-4">
        <Base.ItemIndicator>
          <Icon of={Check} size={14} className="text-accent" />
        </Base.ItemIndicator>
      </span>
    </Base.Item>
  )
}
