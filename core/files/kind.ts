const textEndings = new Set(['txt', 'md', 'csv', 'tsv', 'json', 'log', 'xml', 'yml', 'yaml', 'eml', 'vcf', 'ics'])

const known: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  zip: 'application/zip',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
}

/** Bytes at the start of a file that say what it is. */
const marks: readonly (readonly [type: string, start: string, at?: number])[] = [
  ['image/png', '89504e470d0a1a0a'],
  ['image/jpeg', 'ffd8ff'],
  ['image/gif', '47494638'],
  ['image/webp', '57454250', 8],
  ['application/pdf', '255044462d'],
]

/**
 * What a file is, by what is in it and only then by its name: what a sender says of it is not believed. A picture
 * that is none, or a page that calls itself a picture, becomes a file that can only be downloaded.
 *
 * ```ts
 * assert.equal(kindOf('a.txt', Buffer.from('你好')), 'text/plain')
 * assert.equal(kindOf('a.png', Buffer.from('<script>')), 'application/octet-stream')
 * assert.equal(kindOf('page.html', Buffer.from('<p>')), 'application/octet-stream')
 * assert.equal(kindOf('scan', Buffer.from('%PDF-1.7')), 'application/pdf')
 * ```
 */
export function kindOf(name: string, head: Buffer): string {
  const found = marks.find(([, start, at = 0]) => head.toString('hex', at, at + start.length / 2) === start)
  if (found) return found[0]
  const ending = /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? ''
  if (textEndings.has(ending) && !head.includes(0)) return 'text/plain'
  return known[ending] ?? 'application/octet-stream'
}

const shownInPage = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf', 'text/plain'])

/** Whether a browser may show it as it is: nothing of these can run in our pages. */
export function isShown(type: string): boolean {
  return shownInPage.has(type)
}
