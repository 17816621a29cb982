import { Archive, Bell, Copy, Plus, Star, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Button } from '#web/ui/Button.tsx'
import { hues } from '#web/ui/hues.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import { Tag } from '#web/ui/Tag.tsx'

const people = ['张伟', '欧阳娜娜', 'Ada Lovelace', 'José', '陈 Kevin', 'Grace Hopper']

export function ButtonsPart() {
  const t = useT()
  const [starred, setStarred] = useState(true)
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Button tone="primary" icon={Plus} keys="c">
          {t('ui.new')}
        </Button>
        <Button icon={Copy}>{t('ui.copy')}</Button>
        <Button tone="plain">{t('ui.cancel')}</Button>
        <Button tone="danger" icon={Trash2}>
          {t('ui.delete')}
        </Button>
        <Button busy>{t('design.busy')}</Button>
        <Button disabled>{t('design.disabled')}</Button>
        <Button size="sm">{t('ui.edit')}</Button>
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <IconButton icon={Bell} label={t('ui.notices')} />
        <IconButton icon={Star} label={t('ui.save')} pressed={starred} onClick={() => setStarred(!starred)} keys="s" />
        <IconButton icon={Archive} label={t('design.archived')} disabled />
        <IconButton size="sm" icon={Trash2} label={t('ui.delete')} keys="mod+backspace" />
        <span className="ml-4">
          <Kbd keys="mod+k" />
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {hues.map((hue) => (
          <Tag key={hue} hue={hue} dot={hue === 'green'}>
            {hue}
          </Tag>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-4">
        {people.map((name) => (
          <span key={name} className="flex items-center gap-2 text-sm">
            <Avatar name={name} size={32} />
            {name}
          </span>
        ))}
        <span className="flex items-center gap-2 text-sm">
          <Avatar name="华为技术有限公司" square size={32} />
          华为技术有限公司
        </span>
        <Avatar name="张伟" size={48} />
        <Avatar name="Ada Lovelace" size={24} />
        <Avatar name="李" />
      </div>
    </div>
  )
}
