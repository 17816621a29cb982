import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ask, bundledNode, root, say } from './run.mjs'

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome']
const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The path of a Chromium for the browser tests, installed if need be; undefined, with the reason said, if there is none. */
export async function ensureBrowser() {
  const missing = []
  if (!findBrowser()) missing.push('chromium')
  if (!(await hasChineseFont())) missing.push('fonts-noto-cjk')
  if (missing.length > 0) await installPackages(missing)

  const found = findBrowser() ?? (await downloadBrowser())
  if (!found) {
    say(
      'No Chromium was found, so the browser tests cannot run: install one, or set CHROMIUM_PATH to it.',
      '没有找到 Chromium，浏览器测试无法运行：请安装，或用 CHROMIUM_PATH 指明其路径。',
    )
  }
  return found
}

export function findBrowser() {
  const own = process.env.CHROMIUM_PATH
  if (own) return existsSync(own) ? own : undefined
  const candidates = folders.flatMap((folder) => programs.map((name) => join(folder, name)))
  return [...candidates, mac].find((path) => existsSync(path))
}

// Without one every Chinese character is an empty box, and pictures of pages prove nothing.
async function hasChineseFont() {
  if (process.platform !== 'linux') return true
  const { status, output } = await ask('fc-list', [':lang=zh', 'family'])
  return status === 0 ? output.trim() !== '' : existsSync('/usr/share/fonts/opentype/noto')
}

async function installPackages(names) {
  const list = names.join(' ')
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    say(`For the browser tests install: ${list}`, `浏览器测试需要安装：${list}`)
    return
  }
  say(`Installing ${list} for the browser tests…`, `正在安装浏览器测试所需的 ${list}…`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = () => ask('apt-get', ['install', '-y', '--no-install-recommends', ...names], { env })
  let result = await install()
  if (result.status !== 0) {
    await ask('apt-get', ['update'], { env })
    result = await install()
  }
  if (result.status !== 0) say(result.output.trim(), result.output.trim())
}

// Where no package manager of ours helps, the browser driver brings a Chromium of its own.
async function downloadBrowser() {
  const driver = join(root, 'node_modules/playwright-core/cli.js')
  if (!existsSync(driver) || process.env.CHROMIUM_PATH) return undefined
  say('Fetching a Chromium for the browser tests…', '正在获取浏览器测试所需的 Chromium…')
  await ask(bundledNode(), [driver, 'install', 'chromium'])
  const print = "import('playwright-core').then((it) => console.log(it.default.chromium.executablePath()))"
  const { output } = await ask(bundledNode(), ['-e', print])
  return existsSync(output.trim()) ? output.trim() : undefined
}
