import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 random bits, as text that may stand in an address. */
export function newToken(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url')
}

/** What is kept of a token: its SHA-256. A token is random enough that no salt is needed. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
