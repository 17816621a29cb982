import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { NumberField } from '#web/ui/NumberField.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { putWeights, refreshHealth, weightsQuery } from '#capabilities/quality/web/health/api.ts'
import { useNames } from '#capabilities/quality/web/health/use-names.ts'

/** How much each field counts in the score of an object. */
export function WeightsDialog({ object, onClose }: { object: string; onClose: () => void }) {
  const t = useT()
  const names = useNames(object)
  const { data, error } = useQuery(weightsQuery(object))
  const [changed, setChanged] = useState<Readonly<Record<string, number | null>>>({})
  const save = useMutation({
    mutationFn: () => putWeights(object, changed),
    onSuccess: () => {
      toast({ text: 'health.measuring' })
      refreshHealth(object)
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('health.weights')}
      lead={t('health.weightsLead')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={save.isPending}
            disabled={Object.keys(changed).length === 0}
            onClick={() => save.mutate()}
          >
            {t('ui.save')}
          </Button>
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      {save.error && <ErrorNote error={save.error} />}
      {!data && !error && <Skeleton lines={6} />}
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {data?.map(({ field, weight }) => (
          <li key={field} className="flex items-center justify-between gap-3 text-sm">
            <span className="min-w-0 truncate">{names.field(field)}</span>
            <NumberField
              className="w-20 shrink-0"
              ariaLabel={names.field(field)}
              min={0}
              max={10}
              step={0.5}
              value={field in changed ? (changed[field] ?? null) : weight}
              onChange={(value) => setChanged({ ...changed, [field]: value })}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
