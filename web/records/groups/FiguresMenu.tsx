import { Sigma } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { useFigureItems } from '#web/records/groups/use-figure-items.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { ObjectMeta } from '#web/types.ts'

type Props = { object: ObjectMeta; sums: string | undefined; onSums: (sums: string) => void }

/** Which figures the heads of groups or columns show. */
export default function FiguresMenu({ object, sums, onSums }: Props) {
  const t = useT()
  return (
    <Menu
      align="end"
      trigger={<IconButton icon={Sigma} label={t('foot.inHeads')} />}
      items={useFigureItems({ object, sums, onSums })}
    />
  )
}
