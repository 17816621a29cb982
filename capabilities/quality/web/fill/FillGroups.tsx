import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useObject } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Table, Td, Th } from '#web/ui/Table.tsx'
import { Tag } from '#web/ui/Tag.tsx'
import { cx } from '#web/ui/cx.ts'
import type { Fill, FillGroup } from '#capabilities/quality/contract-fill.ts'
import { applyFill, refreshFills } from '#capabilities/quality/web/fill/api.ts'
import { fieldLabel } from '#capabilities/quality/web/fill/field-label.ts'
import { FillItems } from '#capabilities/quality/web/fill/FillItems.tsx'

/** The ways to fill with what each found and how often it was right; those that are sure enough can be chosen. */
export function FillGroups({ fill, may }: { fill: Fill; may: boolean }) {
  const t = useT()
  const usable = fill.groups.filter(({ used, found }) => used && found > 0)
  const [off, setOff] = useState<readonly string[]>([])
  const chosen = usable.filter(({ rule }) => !off.includes(rule))
  const [open, setOpen] = useState<string | null>(usable[0]?.rule ?? null)
  const isReady = fill.status === 'ready'
  const turn = (rule: string) =>
    setOff((now) => (now.includes(rule) ? now.filter((one) => one !== rule) : [...now, rule]))
  return (
    <>
      <Table label={t('fill.preview')}>
        <thead>
          <tr>
            <Th>{t('fill.how')}</Th>
            <Th className="max-sm:hidden">{t('fill.field')}</Th>
            <Th number>{t('fill.count')}</Th>
            <Th number>{t('fill.sure')}</Th>
            <Th>{t('fill.tested')}</Th>
          </tr>
        </thead>
        <tbody>
          {fill.groups
            .toSorted((a, b) => b.found - a.found)
            .map((group) => (
              <Way
                key={group.rule}
                object={fill.object}
                group={group}
                isOpen={open === group.rule}
                onOpen={() => setOpen(group.rule)}
                choice={
                  isReady && may && usable.includes(group)
                    ? { on: !off.includes(group.rule), turn: () => turn(group.rule) }
                    : null
                }
              />
            ))}
        </tbody>
      </Table>
      {isReady && may && usable.length > 0 && <Apply fill={fill} chosen={chosen} />}
      {open && <FillItems fill={fill} rule={open} />}
    </>
  )
}

function Apply({ fill, chosen }: { fill: Fill; chosen: readonly FillGroup[] }) {
  const t = useT()
  const sum = chosen.reduce((all, { found }) => all + found, 0)
  const rules = chosen.map(({ rule }) => rule)
  const apply = useMutation({
    mutationFn: () => applyFill(fill.id, rules),
    onSettled: () => refreshFills(fill.object),
  })
  return (
    <div className="my-4 flex flex-col items-start gap-2">
      <Button tone="primary" busy={apply.isPending} disabled={sum === 0} onClick={() => apply.mutate()}>
        {t('fill.apply', { n: sum })}
      </Button>
      {apply.error && <ErrorNote error={apply.error} />}
    </div>
  )
}

type WayProps = {
  object: string
  group: FillGroup
  isOpen: boolean
  onOpen: () => void
  choice: { on: boolean; turn: () => void } | null
}

function Way({ object, group, isOpen, onOpen, choice }: WayProps) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const meta = useObject(object)
  const name = t(`fill.rule.${group.rule.split(':')[0]}`)
  const { tried, right } = group
  return (
    <tr className={cx(isOpen && 'bg-hover', !group.used && 'text-3')}>
      <Td>
        <span className="flex items-center gap-2">
          <span className="flex w-4 shrink-0">
            {choice && (
              <Checkbox checked={choice.on} onChange={choice.turn} ariaLabel={t('fill.choose', { what: name })} />
            )}
          </span>
          {group.found > 0 ? (
            <button
              type="button"
              aria-pressed={isOpen}
              onClick={onOpen}
              className="rounded-md text-left font-medium hover:text-accent"
            >
              {name}
            </button>
          ) : (
            name
          )}
        </span>
      </Td>
      <Td className="max-sm:hidden">{label(fieldLabel(meta, group.field))}</Td>
      <Td number>{format.number(group.found)}</Td>
      <Td number>
        {group.used ? format.percent(group.confidence * 100, 0) : <Tag hue="gray">{t('fill.notSure')}</Tag>}
      </Td>
      <Td className="tabular text-2">
        {tried > 0 ? t('fill.testedOn', { right, tried }) : <span className="text-3">{t('fill.untested')}</span>}
      </Td>
    </tr>
  )
}
