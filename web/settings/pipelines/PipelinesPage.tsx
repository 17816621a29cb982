import { useQuery } from '@tanstack/react-query'
import { Ellipsis, GitBranch, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useObject } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { optionHue } from '#web/records/field/choices.ts'
import { textOf } from '#web/records.ts'
import { OrderedList } from '#web/settings/OrderedList.tsx'
import { dealCountsQuery, pipelinesQuery, putInOrder, remove, stagesQuery } from '#web/settings/pipelines/api.ts'
import '#web/settings/pipelines/messages.ts'
import { PipelineDialog, StageDialog } from '#web/settings/pipelines/StageDialog.tsx'
import { SettingsPage } from '#web/settings/SettingsPage.tsx'
import type { CrmRecord } from '#web/types.ts'
import { Button } from '#web/ui/Button.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Tag } from '#web/ui/Tag.tsx'

/** A dialog that is open: for a pipeline, or for a stage of one; without its record, for a new one. */
type Open =
  | { what: 'pipeline'; record?: CrmRecord }
  | { what: 'stage'; pipeline: string; record?: CrmRecord; position: number }

const pipelineOf = ({ pipeline }: CrmRecord) => (typeof pipeline === 'string' ? pipeline : null)

/** The pipelines with their stages: order, what each means, how likely its deals are won. */
export function PipelinesPage() {
  const t = useT()
  const [open, setOpen] = useState<Open | null>(null)
  const pipelines = useQuery(pipelinesQuery)
  const stages = useQuery(stagesQuery)
  const { data: counts } = useQuery(dealCountsQuery(stages.data?.items ?? []))
  const error = pipelines.error ?? stages.error
  const all = pipelines.data && stages.data ? pipelines.data.items : null
  const close = () => setOpen(null)
  return (
    <SettingsPage
      title={t('pipelines.title')}
      action={
        <Button tone="primary" icon={Plus} onClick={() => setOpen({ what: 'pipeline' })}>
          {t('pipelines.new')}
        </Button>
      }
    >
      <p className="mb-4 max-w-prose text-sm text-2">{t('pipelines.lead')}</p>
      {error && !all && <ErrorNote error={error} onAgain={() => void pipelines.refetch()} />}
      {!all && !error && <Skeleton lines={8} />}
      {all?.length === 0 && <Empty icon={GitBranch} title={t('pipelines.none')} />}
      {all?.map((pipeline) => (
        <Pipeline
          key={pipeline.id}
          pipeline={pipeline}
          stages={stages.data?.items.filter((stage) => pipelineOf(stage) === pipeline.id) ?? []}
          counts={counts}
          onOpen={setOpen}
        />
      ))}
      {open?.what === 'pipeline' && <PipelineDialog record={open.record} position={all?.length ?? 0} onClose={close} />}
      {open?.what === 'stage' && <StageDialog {...open} onClose={close} />}
    </SettingsPage>
  )
}

type Props = {
  pipeline: CrmRecord
  stages: readonly CrmRecord[]
  counts?: ReadonlyMap<string, number>
  onOpen: (open: Open) => void
}

function Pipeline({ pipeline, stages, counts, onOpen }: Props) {
  const t = useT()
  const name = textOf(pipeline, 'name')
  const items = stages.map((stage) => ({ id: stage.id, name: textOf(stage, 'name'), stage }))
  const addStage = () => onOpen({ what: 'stage', pipeline: pipeline.id, position: stages.length })
  const ids = stages.map(({ id }) => id)
  const menu = ({ stage }: (typeof items)[number]): MenuEntry[] => [
    {
      label: t('pipelines.editStage'),
      icon: Pencil,
      onSelect: () => onOpen({ what: 'stage', pipeline: pipeline.id, record: stage, position: 0 }),
    },
    { label: t('ui.delete'), icon: Trash2, danger: true, onSelect: () => void remove('stage', stage, [stage.id]) },
  ]
  return (
    <Section
      title={name}
      tools={
        <span className="flex items-center gap-1">
          <Button size="sm" icon={Plus} onClick={addStage}>
            {t('pipelines.newStage')}
          </Button>
          <Menu
            align="end"
            trigger={<IconButton icon={Ellipsis} label={t('order.actions', { name })} />}
            items={[
              {
                label: t('pipelines.rename'),
                icon: Pencil,
                onSelect: () => onOpen({ what: 'pipeline', record: pipeline }),
              },
              {
                label: t('ui.delete'),
                icon: Trash2,
                danger: true,
                onSelect: () => void remove('pipeline', pipeline, ids),
              },
            ]}
          />
        </span>
      }
    >
      <OrderedList
        label={t('pipelines.stages', { name })}
        items={items}
        menu={menu}
        onOrder={(order) => putInOrder('stage', order, ids)}
      >
        {({ stage }) => <StageLine stage={stage} deals={counts?.get(stage.id)} />}
      </OrderedList>
    </Section>
  )
}

function StageLine({ stage, deals }: { stage: CrmRecord; deals?: number }) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const fields = useObject('stage')?.fields
  const optionOf = (field: 'kind' | 'hue') =>
    fields?.find(({ name }) => name === field)?.options?.find(({ value }) => value === stage[field])
  const kind = optionOf('kind')
  const hue = optionOf('hue') ?? kind
  const { probability } = stage
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm">
      <Tag hue={hue && optionHue(hue)} dot>
        {textOf(stage, 'name')}
      </Tag>
      <span className="text-3">{label(kind?.label)}</span>
      <span className="tabular ml-auto text-xs text-3">
        {[
          typeof probability === 'number' && format.percent(probability),
          deals !== undefined && t('pipelines.deals', { n: deals }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  )
}
