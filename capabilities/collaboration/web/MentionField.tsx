import { useId, useRef } from 'react'
import type { Named } from '#capabilities/collaboration/web/mention-text.ts'
import { useMention } from '#capabilities/collaboration/web/use-mention.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { Avatar } from '#web/ui/Avatar.tsx'
import { cx } from '#web/ui/cx.ts'
import { control, list, option } from '#web/ui/styles.ts'

type Props = {
  value: string
  onChange: (text: string) => void
  /** Somebody was picked; his name stands in the text as `@Name`. */
  onPick: (person: Named) => void
  label: string
  placeholder?: string
  autoFocus?: boolean
}

/** A text of several lines in which `@` offers people: arrows choose, Enter or Tab takes, Escape closes. */
export function MentionField(props: Props) {
  const t = useT()
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const mention = useMention(box, props)
  const { isOpen, at } = mention
  return (
    <div className="relative">
      <textarea
        ref={box}
        rows={3}
        aria-label={props.label}
        aria-autocomplete="list"
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen ? `${id}.${at}` : undefined}
        placeholder={props.placeholder}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked to write
        autoFocus={props.autoFocus}
        value={props.value}
        onChange={(event) => {
          props.onChange(event.target.value)
          mention.look(event.target.value)
        }}
        onSelect={() => mention.look(props.value)}
        onBlur={mention.close}
        onKeyDown={mention.onKeyDown}
        className={cx(control, 'field-sizing-content max-h-80 min-h-18 py-1.5')}
      />
      <span role="status" className="sr-only">
        {mention.isTyped ? t('comment.people', { n: mention.people.length }) : ''}
      </span>
      {isOpen && <Offered id={id} mention={mention} />}
    </div>
  )
}

function Offered({ id, mention }: { id: string; mention: ReturnType<typeof useMention> }) {
  const t = useT()
  return (
    <div
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={t('comment.peopleList')}
      className={cx(list, 'absolute top-full left-0 z-20 mt-1 max-h-60 w-64 max-w-full')}
    >
      {mention.people.map((person, place) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the text's own
        <div
          key={person.id}
          id={`${id}.${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === mention.at}
          data-highlighted={place === mention.at || undefined}
          className={option}
          onMouseDown={(event) => event.preventDefault()}
          onMouseEnter={() => mention.choose(place)}
          onClick={() => mention.pick(person)}
        >
          <Avatar name={person.name} />
          <span className="truncate">{person.name}</span>
        </div>
      ))}
    </div>
  )
}
