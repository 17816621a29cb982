import {
  CalendarDays,
  CirclePlus,
  File,
  GitMerge,
  Mail,
  Pencil,
  Phone,
  RotateCcw,
  Split,
  SquareCheck,
  StickyNote,
  Trash2,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { timelineKinds } from '#web/capabilities.ts'

const own: Readonly<Record<string, LucideIcon>> = {
  created: CirclePlus,
  changed: Pencil,
  deleted: Trash2,
  restored: RotateCcw,
  merged: GitMerge,
  unmerged: Split,
  note: StickyNote,
  call: Phone,
  meeting: CalendarDays,
  task: SquareCheck,
  emailMessage: Mail,
  file: File,
}

export const kindIcons: Readonly<Record<string, LucideIcon>> = {
  ...own,
  change: Pencil,
  ...Object.fromEntries(timelineKinds.map(({ kind, icon }) => [kind, icon])),
}

/** The message that says in a sentence what happened. */
export function sentenceOf(kind: string): string {
  if (kind in own) return `record.did.${kind}`
  return timelineKinds.find((one) => one.kind === kind)?.says ?? 'record.did.other'
}

/** What a timeline can be narrowed to: activities by the names of their objects, what capabilities add, changes. */
export const activityKinds = ['note', 'call', 'meeting', 'task', 'emailMessage', 'file'] as const

/** What is written on top of a timeline, in the order of the buttons. */
export const composeKinds = ['note', 'call', 'emailMessage', 'meeting', 'task'] as const
export type ActivityKind = (typeof composeKinds)[number]
export type About = { readonly object: string; readonly id: string }

/** Where what is written about a record is kept until it is sent. */
export function draftPlace(kind: ActivityKind, { object, id }: About): string {
  return `compose ${kind} ${object} ${id}`
}
