import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { errors } from '#platform/setup-errors.ts'

/**
 * Who PostgreSQL runs as. It refuses to be root, so a root process needs another face:
 * - `direct`: we are an ordinary user already;
 * - `namespace`: a user namespace in which we carry another number; files stay ours;
 * - `user`: another user of the system; its files are given to it.
 */
export type Identity = {
  readonly how: 'direct' | 'namespace' | 'user'
  /** Put in front of the program and its arguments. */
  readonly prefix: readonly string[]
  /** For `spawn`, where no program in front is needed to change the user. */
  readonly uid?: number
  readonly gid?: number
  /** Who must own the data folder, as seen from outside. */
  readonly owner: number
  readonly ownerGroup: number
}

type Account = { readonly uid: number; readonly gid: number }

/** Finds the first way that works here; each is tried by running a program that does nothing. */
export function findIdentity(wanted?: Identity['how']): Identity {
  const [uid, gid] = [process.getuid?.() ?? -1, process.getgid?.() ?? -1]
  const accounts = readAccounts()
  const self: Identity = { how: 'direct', prefix: [], owner: uid, ownerGroup: gid }
  // initdb looks its user up by name: a container may run us under a number that no account has.
  const isFine = uid !== 0 && (uid === -1 || accounts.some((account) => account.uid === uid))
  if (isFine) return self

  const other = accounts.find(({ uid: id }) => id === 65534) ?? accounts.find(({ uid: id }) => id !== 0)
  const ways = other ? [inNamespace(other, self), ...(uid === 0 ? [asUserWithReach(other), asUser(other)] : [])] : []
  const found = ways.find((way) => (wanted === undefined || way.how === wanted) && works(way))
  if (found) return found
  if (uid !== 0) return self
  throw errors.needsOtherUser()
}

/** Makes a program end when we do, even by `kill -9`, where the system offers it. */
export function dyingWithUs(identity: Identity): readonly string[] {
  const death = ['setpriv', '--pdeathsig', 'INT']
  return works({ ...identity, prefix: [...identity.prefix, ...death] }) ? death : []
}

function inNamespace(other: Account, self: Identity): Identity {
  const prefix = ['unshare', '-U', `--map-user=${other.uid}`, `--map-group=${other.gid}`]
  return { ...self, how: 'namespace', prefix }
}

// The folders above ours may be closed to other users (/root is). One capability lets the user pass and no more;
// the secure bit keeps access(2), which initdb asks, of the same opinion as open(2).
function asUserWithReach({ uid, gid }: Account): Identity {
  const reach = ['--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override']
  const who = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  const prefix = ['setpriv', ...who, ...reach, '--securebits=+no_setuid_fixup']
  return { how: 'user', prefix, owner: uid, ownerGroup: gid }
}

function asUser({ uid, gid }: Account): Identity {
  return { how: 'user', prefix: [], uid, gid, owner: uid, ownerGroup: gid }
}

function works(identity: Identity): boolean {
  const [command, ...args] = [...identity.prefix, process.platform === 'win32' ? 'where' : 'true']
  const { uid, gid } = identity
  return spawnSync(command, args, { stdio: 'ignore', uid, gid, cwd: '/' }).status === 0
}

function readAccounts(): Account[] {
  try {
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
    return lines
      .map((line) => line.split(':'))
      .filter((parts) => parts.length >= 4)
      .map((parts) => ({ uid: Number(parts[2]), gid: Number(parts[3]) }))
  } catch {
    return [] // no such file on this platform
  }
}
