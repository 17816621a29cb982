import { useT } from '#web/i18n/I18n.tsx'
import { optionHue } from '#web/records/field/choices.ts'
import { solid } from '#web/ui/hues.ts'

const hues = ['grey', 'blue', 'teal', 'green', 'yellow', 'orange', 'red', 'violet']

/** One of the eight tag colours, each with its name. */
export function HueChoice({ value, onChange }: { value: string; onChange: (hue: string) => void }) {
  const t = useT()
  return (
    <fieldset>
      <legend className="mb-1 text-sm text-2">{t('model.colour')}</legend>
      <div className="flex flex-wrap gap-1">
        {hues.map((hue) => (
          <label
            key={hue}
            title={t(`hue.${hue}`)}
            className="relative flex size-9 cursor-pointer items-center justify-center rounded-md hover:bg-hover
              has-checked:bg-pressed has-checked:outline-2 has-checked:outline-accent has-focus-visible:outline-2
              has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="hue"
              aria-label={t(`hue.${hue}`)}
              className="absolute inset-0 opacity-0"
              checked={hue === value}
              onChange={() => onChange(hue)}
            />
            <span aria-hidden className="size-4 rounded-full" style={{ background: solid(optionHue({ hue })) }} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
