/** The elements a rich text may hold: the server keeps these and no others, and a screen shows no others. */
export const richTextTags = [
  'p',
  'br',
  'b',
  'strong',
  'i',
  'em',
  'u',
  's',
  'a',
  'ul',
  'ol',
  'li',
  'blockquote',
  'code',
  'pre',
  'h3',
  'h4',
]

/** Where a link in a rich text may lead. */
export const richTextSchemes = ['http', 'https', 'mailto', 'tel']
