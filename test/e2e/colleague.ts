import assert from 'node:assert/strict'
import type { Visit } from '#test/e2e/browser.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- a test says by its assertions what it expects of an answer
type Answer = any
export type Colleague = { id: string; send: (method: string, path: string, body?: unknown) => Promise<Answer> }

let count = 0

/** Somebody else who works in the same workspace, as his programs speak to it: paths are below `/api`. */
export async function aColleague({ api, page }: Pick<Visit, 'api' | 'page'>, name: string): Promise<Colleague> {
  count += 1
  const email = `colleague${count}.${Date.now()}@example.com`
  const { id, link } = await api.send('POST', '/people', { email, name, role: 'manager' })
  const base = new URL(page.url()).origin
  const headers = { 'content-type': 'application/json', 'x-tend': '1' }
  const token = new URL(link, base).searchParams.get('token')
  const reply = await fetch(`${base}/api/session`, { method: 'POST', headers, body: JSON.stringify({ token }) })
  const cookie = (reply.headers.getSetCookie()[0] ?? '').split(';')[0] as string
  const send = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const data = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(`${base}/api${path}`, { method, headers: { ...headers, cookie }, ...data })
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`)
    return answer.status === 204 ? undefined : answer.json()
  }
  return { id, send }
}
