// What `public/first-paint.js` asked for while the program was still on its way.

declare global {
  interface Window {
    tendEarly?: Record<string, Promise<Response>>
  }
}

let noting = true
const urls = new Set<string>()

/** The answer to a GET that was asked early: for the first who asks the same. Notes what is asked until `forgetEarly`. */
export function takeEarly(url: string): Promise<Response> | undefined {
  if (!noting) return undefined
  urls.add(url)
  const early = window.tendEarly?.[url]
  delete window.tendEarly?.[url]
  return early
}

/** What was asked so far. */
export const asked = (): readonly string[] => [...urls]

/** Later the answers would be old. */
export function forgetEarly(): void {
  noting = false
  urls.clear()
  delete window.tendEarly
}
