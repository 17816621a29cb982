import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)
const leastLength = 10

// OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, 2 passes, 1 lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** A password has at least this many characters; no other rule makes it better (NIST SP 800-63B). */
export const leastPasswordLength = leastLength

/** The hash to store, in the PHC string format. About 60 ms and 19 MiB. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: password, nonce, ...cost })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(tag)}`
}

/** Whether the password is the one behind the hash. Without a hash it takes as long, so that time tells nothing. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, , , , nonce, tag] = (hash ?? '').split('$')
  const salt = nonce ? Buffer.from(nonce, 'base64') : Buffer.alloc(16)
  const made = await derive('argon2id', { message: password, nonce: salt, ...cost })
  const kept = tag ? Buffer.from(tag, 'base64') : Buffer.alloc(0)
  return kept.length === made.length && timingSafeEqual(kept, made)
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
