import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'

export type Request = { readonly method?: string; readonly path: string; readonly body?: unknown }
export type Measured = { rps: number; p50: number; p99: number; failed: number }
export type Load = {
  base: string
  requests: readonly Request[]
  headers: Record<string, string>
  connections: number
  seconds: number
}

const hasWrk = spawnSync('wrk', ['-v']).error === undefined

/** Sends the requests over and over for some seconds. wrk where it is installed, for it leaves more of the machine. */
export async function drive(load: Load): Promise<Measured> {
  return hasWrk ? withWrk(load) : withAutocannon(load)
}

const script = `
local list, at = {}, 0
for line in io.lines(os.getenv("BENCH_REQUESTS")) do
  local method, path, body = line:match("^(%S+)\\t([^\\t]+)\\t(.*)$")
  list[#list + 1] = { method, path, body }
end
local headers = {}
for line in io.lines(os.getenv("BENCH_HEADERS")) do
  local name, value = line:match("^([^:]+): (.*)$")
  if name then headers[name] = value end
end
request = function()
  at = at % #list + 1
  local one = list[at]
  return wrk.format(one[1], one[2], headers, one[3] ~= "" and one[3] or nil)
end
done = function(summary, latency)
  local e = summary.errors
  io.stderr:write(string.format("RESULT %d %f %f %f %d\\n", summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, e.status + e.connect + e.read + e.write + e.timeout))
end
`

async function withWrk({ base, requests, headers, connections, seconds }: Load): Promise<Measured> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-'))
  const file = (name: string, text: string) => {
    writeFileSync(join(dir, name), text)
    return join(dir, name)
  }
  const env = {
    ...process.env,
    BENCH_REQUESTS: file(
      'requests',
      requests
        .map(
          ({ method = 'GET', path, body }) => `${method}\t${path}\t${body === undefined ? '' : JSON.stringify(body)}\n`,
        )
        .join(''),
    ),
    BENCH_HEADERS: file(
      'headers',
      Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\n`)
        .join(''),
    ),
  }
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '30s', '-s', file('script.lua', script), base]
  try {
    const output = await new Promise<string>((resolve) => {
      const child = spawn('wrk', args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
      let text = ''
      child.stderr.on('data', (data) => (text += String(data)))
      child.on('close', () => resolve(text))
    })
    const found = /RESULT (\d+) ([\d.]+) ([\d.]+) ([\d.]+) (\d+)/.exec(output)
    if (!found) throw new Error(`wrk: ${output}`)
    const [sent, took, p50, p99, failed] = found.slice(1).map(Number) as [number, number, number, number, number]
    return { rps: (sent - failed) / took, p50, p99, failed }
  } finally {
    rmSync(dir, { recursive: true })
  }
}

async function withAutocannon({ base, requests, headers, connections, seconds }: Load): Promise<Measured> {
  const result = await autocannon({
    url: base,
    connections,
    duration: seconds,
    headers,
    timeout: 30,
    requests: requests.map(({ method = 'GET', path, body }) => ({
      method: method as 'GET',
      path,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })),
  })
  return {
    rps: (result.requests.total - result.non2xx) / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  }
}
