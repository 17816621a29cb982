import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import fastify from 'fastify'
import { serveWeb } from '#server/static.ts'

describe('the built web app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tend-web-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<title>Tend</title>')
  writeFileSync(join(folder, 'assets/app.js'), 'start()')
  writeFileSync(join(folder, 'assets/app.js.br'), brotliCompressSync('start()'))

  test('travels compressed to whoever can read that, and plain to whoever cannot', async () => {
    const server = fastify()
    await serveWeb(server, folder)
    const get = (encoding: string) => server.inject({ url: '/assets/app.js', headers: { 'accept-encoding': encoding } })
    const small = await get('gzip, br')
    assert.equal(small.headers['content-encoding'], 'br')
    assert.match(String(small.headers['content-type']), /javascript/)
    assert.equal(brotliDecompressSync(small.rawPayload).toString(), 'start()')
    const plain = await get('identity')
    assert.equal(plain.headers['content-encoding'], undefined)
    assert.equal(plain.body, 'start()')
    assert.equal((await server.inject('/contact/123')).body, '<title>Tend</title>', 'an address of a record')
    assert.equal((await server.inject('/assets/gone.js')).statusCode, 404)
    await server.close()
  })
})
