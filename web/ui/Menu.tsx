import { fetched } from '#web/ui/fetched.ts'
import type { MenuProps } from '#web/ui/MenuPopup.tsx'
import { Opener } from '#web/ui/Opener.tsx'

const popup = fetched(() => import('#web/ui/MenuPopup.tsx').then((file) => file.MenuPopup))

export function Menu(props: MenuProps) {
  return <Opener part={popup} opens="menu" with={props} />
}
