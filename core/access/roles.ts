import { everyone, nobody, owner, type Grant } from '#core/access/rules.ts'
import type { Role } from '#core/context.ts'

const all: Grant = { read: everyone, create: everyone, update: everyone, delete: everyone }
const look: Grant = { read: everyone, create: nobody, update: nobody, delete: nobody }
const shared: Grant = { read: everyone, create: everyone, update: everyone, delete: owner }
const own: Grant = { read: everyone, create: everyone, update: owner, delete: owner }

/**
 * What each role may do with the records of each object; `*` is every other object. A rule is SQL, so the same
 * line guards one record and filters a list of a million. What is not granted is denied.
 */
export const roles: Readonly<Record<Role, Readonly<Record<string, Grant>>>> = {
  system: { '*': all },
  // A user is made and changed together with his account, in `core/access/people.ts`.
  owner: { '*': all, user: look },
  admin: { '*': all, user: look },
  manager: { '*': all, user: look, team: look, pipeline: look, stage: look },
  member: {
    '*': shared,
    deal: own,
    lead: own,
    quote: own,
    order: own,
    task: own,
    ticket: shared,
    product: look,
    campaign: look,
    user: look,
    team: look,
    pipeline: look,
    stage: look,
  },
  readonly: { '*': look },
}

/** Who may do more: nobody gives another person, or a key, more than he has. */
export const ranks: Readonly<Record<Role, number>> = {
  system: 5,
  owner: 4,
  admin: 3,
  manager: 2,
  member: 1,
  readonly: 0,
}

/** What a role may do beside records. */
export const permissions: Readonly<Record<Role, readonly string[]>> = {
  system: ['*'],
  owner: ['*'],
  admin: ['*'],
  manager: [
    'record.use',
    'quality.review',
    'quality.resolve',
    'quality.import',
    'quality.repair',
    'quality.rules',
    'jobs.view',
  ],
  member: ['record.use', 'quality.review', 'quality.resolve', 'quality.import', 'jobs.view'],
  readonly: ['record.use', 'quality.review', 'jobs.view'],
}
