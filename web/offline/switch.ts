const KEY = 'tend.offline'

/** Whether what is opened is kept on this device; it is, until the person says otherwise. */
export function isOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return false // where a choice cannot be kept, nothing else is either
  }
}

export function setOn(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, 'off')
  } catch {
    // See above.
  }
}
