import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { BothLanguages, isSaid, noLabel } from '#web/settings/BothLanguages.tsx'
import { FormDialog } from '#web/settings/FormDialog.tsx'
import { HueChoice } from '#web/settings/HueChoice.tsx'
import type { At } from '#web/settings/model/api.ts'
import { addChoice, changeChoice, useModelChange } from '#web/settings/model/api.ts'
import type { FieldOption } from '#web/types.ts'

/** Adds a choice, or gives one other words and another colour. */
export function ChoiceDialog({ at, option, onClose }: { at: At; option?: FieldOption; onClose: () => void }) {
  const t = useT()
  const [draft, setDraft] = useState({ label: option?.label ?? noLabel, hue: String(option?.hue ?? 'blue') })
  const save = useModelChange(() => (option ? changeChoice(at, option.value, draft) : addChoice(at, draft)), {
    onDone: onClose,
    // A choice that came about may be in use by then: it is not offered any more.
    back: ({ value }) =>
      changeChoice(at, value, option ? { label: option.label, hue: String(option.hue ?? 'blue') } : { retired: true }),
  })
  return (
    <FormDialog
      size="md"
      title={t(option ? 'model.editChoice' : 'model.newChoice')}
      verb={t(option ? 'ui.save' : 'ui.add')}
      ready={isSaid(draft.label)}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <BothLanguages
        says="model.name"
        required
        maxLength={60}
        value={draft.label}
        onChange={(label) => setDraft({ ...draft, label })}
      />
      <HueChoice value={draft.hue} onChange={(hue) => setDraft({ ...draft, hue })} />
    </FormDialog>
  )
}
