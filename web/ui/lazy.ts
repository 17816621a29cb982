// oxlint-disable-next-line no-restricted-imports -- the one place that may
import { lazy as reactLazy } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'
import { isReachable, whenReachable } from '#web/connection.ts'

const mostTries = 5
const waitMs = 1000

/**
 * Fetches a part of the program, and again when the connection failed meanwhile: it comes as soon as the server is
 * back. Gives up only where the server is there and the part is not.
 */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (let tries = 1; ;) {
    try {
      return await load()
    } catch (error) {
      if (isReachable() && tries >= mostTries) throw error
      if (isReachable()) tries += 1
      // Whether the connection is gone, the next request will tell.
      await Promise.all([whenReachable(), new Promise((resolve) => setTimeout(resolve, waitMs * tries))])
    }
  }
}

/**
 * React's `lazy`, for parts of a screen: one that cannot be fetched just now leaves its place as it is, where React's
 * own would take down the whole screen with it, and what was typed on it.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- as in React's own: any component
export function lazy<T extends ComponentType<any>>(load: () => Promise<{ default: T }>): LazyExoticComponent<T> {
  return reactLazy(() => patiently(load))
}
