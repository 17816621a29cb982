import { isFreeMail, readEmail, readPhone } from '#capabilities/quality/engine/kinds/contact.ts'
import { readName } from '#capabilities/quality/engine/kinds/names.ts'
import { pinyinOf } from '#capabilities/quality/engine/kinds/text.ts'
import { readWords } from '#capabilities/quality/engine/kinds/words.ts'

/** What a stored record says that can bring up candidates; any part may be missing. */
export type KeyedRecord = {
  readonly names?: readonly string[]
  readonly companies?: readonly string[]
  readonly emails?: readonly string[]
  readonly phones?: readonly string[]
  readonly domains?: readonly string[]
}

/**
 * The keys under which one record is filed so that its likely duplicates are found by equality alone: `email:` the
 * mailbox, `phone:` the last ten digits, `domain:` of a company, never of a free mail provider, `name:` all words of
 * the name in alphabetical order, `pinyin:` a Chinese name read aloud, equal to its Latin spelling, `company:` without
 * its legal form. Sorted, each once. Name and company keys are shared by strangers: score what they bring up.
 */
export function matchKeys(record: KeyedRecord): string[] {
  const keys = new Set<string>()
  for (const text of record.emails ?? []) {
    const email = readEmail(text)
    if (email === null || email.local === '') continue
    keys.add(`email:${email.text}`)
    if (email.domain !== '' && !isFreeMail(email.domain)) keys.add(`domain:${email.domain}`)
  }
  for (const text of record.phones ?? []) {
    const phone = readPhone(text)
    if (phone !== null) keys.add(`phone:${phone}`)
  }
  for (const text of record.domains ?? []) {
    const domain = text
      .trim()
      .toLowerCase()
      .replace(/^\w+:\/\//, '')
      .replace(/^www\./, '')
      .replace(/[/:?#].*$/, '')
    if (domain !== '' && !isFreeMail(domain)) keys.add(`domain:${domain}`)
  }
  for (const text of record.companies ?? []) {
    const words = readWords([text], true)
    if (words !== null) keys.add(`company:${words.text}`)
  }
  for (const text of record.names ?? []) addNameKeys(keys, text)
  return [...keys].toSorted()
}

function addNameKeys(keys: Set<string>, text: string): void {
  const name = readName({ full: [text] })
  if (name === null) return
  const { given, family } = name
  for (const way of given.latin.length > 0 ? given.latin : ['']) {
    const words = [...way.split(' '), ...(family.latin[0]?.split(' ') ?? [])].filter((word) => word !== '').toSorted()
    if (words.length === 0) continue
    keys.add(`name:${words.join(' ')}`)
    keys.add(`pinyin:${lettersOf(words.join(''))}`)
  }
  const han = family.han + given.han
  if (han === '') return
  keys.add(`name:${han}`)
  const read = pinyinOf(han)
  // Latin words may stand apart or together (Nga Fong, Ngafong) and in either order: the sorted letters are equal.
  keys.add(`pinyin:${lettersOf(read.join(''))}`)
}

/** The letters of a name in alphabetical order: the same for every order and spacing of its syllables. */
function lettersOf(text: string): string {
  return [...text].toSorted().join('')
}
