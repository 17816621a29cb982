import { Tooltip } from '@base-ui/react/tooltip'
import { CircleAlert } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import type { PreviewCell } from '#capabilities/quality/contract-imports.ts'

type Props = { anchor: HTMLElement; column: string; cell: PreviewCell }

/** What a cell was, what it becomes, and every rule that changed it on the way. */
export function CellCard({ anchor, column, cell }: Props) {
  const t = useT()
  return (
    <Tooltip.Root open>
      <Tooltip.Portal>
        <Tooltip.Positioner
          anchor={anchor}
          side="bottom"
          align="start"
          sideOffset={4}
          className="pointer-events-none z-60"
        >
          <Tooltip.Popup
            className="float-panel flex w-88 max-w-[calc(100vw-1rem)] flex-col gap-2 rounded-md p-3 text-sm text-1"
            aria-live="polite"
          >
            <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
              <dt className="text-3">{t('preview.before')}</dt>
              <dd className="min-w-0 break-words whitespace-pre-wrap text-2">{cell.raw || t('preview.empty')}</dd>
              <dt className="text-3">{t('preview.after')}</dt>
              <dd className="min-w-0 font-medium break-words">
                {cell.value === null ? t('preview.empty') : cell.shown}
              </dd>
            </dl>
            {cell.problem && (
              <p className="flex items-start gap-1.5 text-danger">
                <Icon of={CircleAlert} className="mt-0.5" />
                {cell.problem.detail}
              </p>
            )}
            {cell.changes.length > 0 && (
              <ol className="flex flex-col gap-1.5 border-t border-line pt-2" aria-label={column}>
                {cell.changes.map((change, at) => (
                  <li key={at}>
                    <span className="block">{change.detail}</span>
                    <span className="block text-xs break-words text-3">
                      <span className="whitespace-pre-wrap">{visible(change.from) || t('preview.empty')}</span> →{' '}
                      {visible(change.to) || t('preview.empty')}
                    </span>
                  </li>
                ))}
              </ol>
            )}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

/** Blanks at the ends would not be seen to go. */
function visible(text: string): string {
  return text.replaceAll(/^\s+|\s+$/g, (blanks) => '␣'.repeat(blanks.length))
}
