/** Where to go after signing in: only ever an address of this app, whatever the link says. */
export function safeNext(next: string | undefined): string {
  const inside = next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in')
  return inside ? next : '/'
}
