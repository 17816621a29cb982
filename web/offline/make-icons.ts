import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

// Draws the app's icons from `public/icon.svg`; run by hand when that changes: `node web/offline/make-icons.ts`.
const folder = join(import.meta.dirname, '../public')
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')
const green = /fill="(#\w+)"/.exec(svg)?.[1] ?? '#23694d'

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
  args: ['--no-sandbox'],
})

/** A maskable one is cut to any shape by the phone: colour to the edge, the drawing within the middle four fifths. */
async function draw(name: string, size: number, isWhole: boolean): Promise<void> {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const inner = isWhole ? size : Math.round(size * 0.8)
  await page.setContent(`<body style="margin:0;display:grid;place-items:center;height:100vh;
    background:${isWhole ? 'transparent' : green}"><div style="width:${inner}px;height:${inner}px">${svg}</div></body>`)
  writeFileSync(join(folder, 'icons', `${name}.png`), await page.screenshot({ omitBackground: true }))
  await page.close()
}

await draw('icon-192', 192, true)
await draw('icon-512', 512, true)
await draw('maskable-512', 512, false)
await draw('apple-180', 180, false)
await browser.close()
