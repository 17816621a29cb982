import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { BothLanguages, isSaid, noLabel } from '#web/settings/BothLanguages.tsx'
import { FormDialog } from '#web/settings/FormDialog.tsx'
import { changeObject, makeObject, useModelChange } from '#web/settings/model/api.ts'
import type { ObjectMeta } from '#web/types.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { objectIcon, offeredIcons } from '#web/ui/object-icons.ts'

/** Makes an object, or calls one otherwise. */
export function ObjectDialog({ object, onClose }: { object?: ObjectMeta; onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const [draft, setDraft] = useState({
    label: object?.label ?? noLabel,
    plural: object?.plural ?? noLabel,
    icon: object?.icon ?? 'box',
  })
  const save = useModelChange(
    async () => {
      const plural = isSaid(draft.plural) ? draft.plural : draft.label
      if (object) return changeObject(object.name, { ...draft, plural })
      const made = await makeObject({ ...draft, plural })
      void navigate({ to: '/settings/objects/$object', params: { object: made.name } })
      return made
    },
    { onDone: onClose, back: ({ name }) => changeObject(name, object ? wordsOf(object) : { hidden: true }) },
  )
  return (
    <FormDialog
      size="md"
      title={t(object ? 'model.editObject' : 'model.newObject')}
      lead={object ? undefined : t('model.newObjectLead')}
      verb={t(object ? 'ui.save' : 'model.make')}
      ready={isSaid(draft.label)}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <BothLanguages
        says="model.name"
        required
        value={draft.label}
        maxLength={60}
        onChange={(label) => setDraft({ ...draft, label })}
      />
      <BothLanguages
        says="model.plural"
        value={draft.plural}
        maxLength={60}
        onChange={(plural) => setDraft({ ...draft, plural })}
      />
      <IconChoice value={draft.icon} name={object?.name ?? ''} onChange={(icon) => setDraft({ ...draft, icon })} />
    </FormDialog>
  )
}

const wordsOf = ({ label, plural, icon }: ObjectMeta) => ({ label, plural, icon: icon ?? 'box' })

type IconProps = { value: string; name: string; onChange: (icon: string) => void }

function IconChoice({ value, name, onChange }: IconProps) {
  const t = useT()
  const offered = offeredIcons.includes(value) ? offeredIcons : [value, ...offeredIcons]
  return (
    <fieldset>
      <legend className="mb-1 text-sm text-2">{t('model.icon')}</legend>
      <div className="flex flex-wrap gap-1">
        {offered.map((icon) => (
          <label
            key={icon}
            className="relative flex size-9 cursor-pointer items-center justify-center rounded-md text-2 hover:bg-hover
              has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="icon"
              aria-label={icon}
              className="absolute inset-0 opacity-0"
              checked={icon === value}
              onChange={() => onChange(icon)}
            />
            <Icon of={objectIcon({ icon, name })} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
