/**
 * Whether syllables that follow one another are what was typed: each whole, or cut off behind any of its letters. So
 * pinyin, initials and a mixture of both find a text; one letter says too little.
 *
 * ```ts
 * const contacts = ['xin', 'jian', 'lian', 'xi', 'ren']
 * assert.ok(['lianxiren', 'lxr', 'lianxr', 'LXR', 'xinj'].every((typed) => sounds(contacts, typed)))
 * assert.ok(!['xr', 'lr', 'ianxi', 'l', 'renl'].some((typed) => sounds(['lian', 'xi', 'de', 'ren'], typed)))
 * ```
 */
export function sounds(syllables: readonly string[], typed: string): boolean {
  const word = typed.toLowerCase()
  return word.length > 1 && syllables.some((_, at) => soundsFrom(syllables, at, word))
}

function soundsFrom(syllables: readonly string[], at: number, word: string): boolean {
  if (word === '') return true
  const syllable = syllables[at]?.toLowerCase()
  if (syllable === undefined) return false
  for (let n = 1; n <= syllable.length && word[n - 1] === syllable[n - 1]; n += 1)
    if (soundsFrom(syllables, at + 1, word.slice(n))) return true
  return false
}
