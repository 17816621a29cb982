import { createElement, Fragment } from 'react'
import type { ReactNode } from 'react'
import { richTextSchemes, richTextTags } from '#sdk/rich-text.ts'

const allowed = new Set(richTextTags)
const link = new RegExp(`^(${richTextSchemes.join('|')}):`, 'i')

/**
 * Shows stored HTML. The server has cleaned it; here only known elements without attributes are made of it, so that
 * nothing that slipped through could ever run.
 */
export function RichText({ html }: { html: string }) {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return (
    <div
      className="flex flex-col gap-2 text-base break-words [&_a]:text-accent [&_a]:underline [&_blockquote]:border-l-2 [&_blockquote]:pl-3
      [&_blockquote]:text-2 [&_ol]:list-decimal [&_ol]:pl-5 [&_pre]:overflow-x-auto [&_pre]:font-mono [&_ul]:list-disc [&_ul]:pl-5"
    >
      {children(body)}
    </div>
  )
}

function children(of: Node): ReactNode[] {
  return [...of.childNodes].map((node, at) => <Fragment key={at}>{shown(node)}</Fragment>)
}

function shown(node: Node): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof Element)) return null
  const tag = node.tagName.toLowerCase()
  if (tag === 'br') return <br />
  if (!allowed.has(tag)) return children(node)
  if (tag !== 'a') return createElement(tag, {}, ...children(node))
  const href = node.getAttribute('href') ?? ''
  return link.test(href) ? (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children(node)}
    </a>
  ) : (
    children(node)
  )
}
