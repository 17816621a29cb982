import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export type Tab = {
  value: string
  label: string
  /** A quiet number behind the word. */ count?: number | string
  content?: ReactNode
}
type Props = { tabs: readonly Tab[]; value: string; onChange: (value: string) => void; className?: string }

/** The row of tabs, and below it the content of the chosen one. */
export function Tabs({ tabs, value, onChange, className }: Props) {
  return (
    <Base.Root value={value} onValueChange={onChange} className={className}>
      <Base.List className="relative flex gap-4 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="flex min-h-9 shrink-0 items-center gap-1.5 rounded-sm text-sm whitespace-nowrap text-2
              -outline-offset-2 hover:text-1 data-active:text-1 pointer-coarse:min-h-11"
          >
            {tab.label}
            {tab.count !== undefined && <span className="tabular text-xs text-3">{tab.count}</span>}
          </Base.Tab>
        ))}
        <Base.Indicator
          className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-accent
            transition-[translate,width] duration-100 ease-out"
        />
      </Base.List>
      {tabs.map(
        (tab) =>
          tab.content !== undefined && (
            <Base.Panel key={tab.value} value={tab.value} className="outline-none">
              {tab.content}
            </Base.Panel>
          ),
      )}
    </Base.Root>
  )
}
