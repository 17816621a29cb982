import { currentLocale, localeTag } from '#web/i18n/locale.ts'
import { noteReachable } from '#web/connection.ts'
import { takeEarly } from '#web/early.ts'

/** A refusal from the server, or its absence (`code` "web.offline", status 0). `detail` is in the reader's language. */
export type ApiError = Error & {
  readonly code: string
  readonly detail: string | undefined
  readonly params: Record<string, unknown>
  readonly status: number
  /** The whole answer: a 412 brings the `current` record. */
  readonly body: Record<string, unknown>
}

/** Nested objects become `filter[amount][gte]=5`, arrays commas; null, undefined and '' fall out. */
export type Query = Readonly<Record<string, unknown>>
type Options = {
  /** The revision the change was made on; a stale one is refused with 412. */
  rev?: number
  /** Give the same key when the same POST is sent again. */
  idempotencyKey?: string
  signal?: AbortSignal
  /** Sent to its end even when the page goes away meanwhile. */
  keepalive?: boolean
}

export const api = {
  get: <T>(path: string, query?: Query, options?: Options) =>
    send<T>('GET', path + queryText(query), undefined, options),
  post: <T>(path: string, body?: unknown, options?: Options) => send<T>('POST', path, body, options),
  put: <T>(path: string, body?: unknown, options?: Options) => send<T>('PUT', path, body, options),
  patch: <T>(path: string, body?: unknown, options?: Options) => send<T>('PATCH', path, body, options),
  delete: <T>(path: string, options?: Options) => send<T>('DELETE', path, undefined, options),
}

/** A path below `/api` from its parts, each escaped: `path('records', object, id)`. */
export function path(...parts: readonly string[]): string {
  return `/${parts.map(encodeURIComponent).join('/')}`
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && 'code' in error && 'status' in error
}

/** The server, or the way to it, is not there: what was asked may be asked again later. */
export function isUnreachable(error: unknown): boolean {
  return isApiError(error) && (error.status === 0 || error.status === 502 || error.status === 504)
}

let signedOut = () => {}
/** What to do when the server says that nobody is signed in any more. */
export function whenSignedOut(tell: () => void): void {
  signedOut = tell
}

async function send<T>(method: string, at: string, body: unknown, options: Options = {}): Promise<T> {
  const response = await reach(`/api${at}`, {
    method,
    credentials: 'same-origin',
    headers: headersOf(method, body, options),
    body: isRaw(body) ? body : body === undefined ? undefined : JSON.stringify(body),
    signal: options.signal,
    keepalive: options.keepalive,
  })
  if (response.ok) return (response.status === 204 ? undefined : await answer(response)) as T
  if (response.status === 401 && !(at === '/session' && method === 'POST')) signedOut()
  throw await refusal(response)
}

async function reach(url: string, request: RequestInit): Promise<Response> {
  try {
    const response = await ((request.method === 'GET' && takeEarly(url)) || fetch(url, request))
    noteReachable(response.status !== 502 && response.status !== 504)
    return response
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error
    noteReachable(false)
    throw apiError({ code: 'web.offline', detail: undefined, params: {}, status: 0, body: {} })
  }
}

function headersOf(method: string, body: unknown, { rev, idempotencyKey }: Options): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': localeTag(currentLocale()) }
  if (method !== 'GET') headers['x-tend'] = '1' // another site cannot set it, so it cannot write in the reader's name
  if (method === 'POST') headers['idempotency-key'] = idempotencyKey ?? newKey()
  if (rev !== undefined) headers['if-match'] = `"${rev}"`
  if (body !== undefined && !isRaw(body)) headers['content-type'] = 'application/json'
  return headers
}

/** Files and forms say themselves what they are. */
function isRaw(body: unknown): body is FormData | Blob {
  return body instanceof FormData || body instanceof Blob
}

async function answer(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? ''
  if (type.includes('spreadsheetml')) return response.blob()
  return type.includes('json') ? response.json() : response.text()
}

async function refusal(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
  return apiError({
    code: typeof body.code === 'string' ? body.code : `http.${response.status}`,
    detail: typeof body.detail === 'string' ? body.detail : undefined,
    params: (body.params ?? {}) as Record<string, unknown>,
    status: response.status,
    body,
  })
}

function apiError(about: Omit<ApiError, keyof Error>): ApiError {
  return Object.assign(new Error(about.detail ?? about.code), about)
}

/** A key for a POST. `crypto.randomUUID` is missing on plain HTTP, where a company may well run us inside its own walls. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The query part of an address, with its question mark; '' when nothing is asked. */
export function queryText(query: Query | undefined): string {
  const parts: string[] = []
  const add = (name: string, value: unknown): void => {
    if (value === null || value === undefined || value === '') return
    if (Array.isArray(value)) {
      if (value.length > 0) add(name, value.join(','))
    } else if (typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) add(`${name}[${key}]`, inner)
    } else {
      const key = encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']')
      parts.push(`${key}=${encodeURIComponent(String(value as string | number | boolean))}`)
    }
  }
  for (const [name, value] of Object.entries(query ?? {})) add(name, value)
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}
