/** A list of 32-bit numbers that grows; `done` gives it in shared memory. */
export type Numbers = {
  size(): number
  add(value: number): void
  /** Makes the number at a place one more. */
  increase(place: number): void
  /** Whether a value stands at place `from` or later. */
  has(value: number, from: number): boolean
  /** The numbers so far, where they lie. */
  list(): Uint32Array<ArrayBuffer>
  done(): Uint32Array
}

export function numbers(): Numbers {
  let list = new Uint32Array(1 << 10)
  let size = 0
  return {
    size: () => size,
    add(value) {
      if (size === list.length) {
        const more = new Uint32Array(size * 2)
        more.set(list)
        list = more
      }
      list[size++] = value
    },
    increase(place) {
      list[place]! += 1
    },
    has(value, from) {
      for (let i = from; i < size; i++) if (list[i] === value) return true
      return false
    },
    list: () => list.subarray(0, size),
    done() {
      const out = new Uint32Array(new SharedArrayBuffer(size * 4))
      out.set(list.subarray(0, size))
      return out
    },
  }
}
