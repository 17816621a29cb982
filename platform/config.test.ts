import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localeOf, readConfig } from '#platform/config.ts'

test('nothing set gives a server for this machine alone', () => {
  const config = readConfig({}, '/srv/crm')
  assert.deepEqual(config, {
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:3000',
    mail: undefined,
    databaseUrl: undefined,
    home: '/srv/crm/.tend',
    masterKeyFile: '/srv/crm/.tend/master.key',
    logLevel: 'info',
    locale: 'en',
  })
})

const wrong: [variable: string, value: string, code: string][] = [
  ['PORT', '65536', 'setup.badPort'],
  ['PORT', '3000x', 'setup.badPort'],
  ['HOST', 'http://here', 'setup.badHost'],
  ['DATABASE_URL', 'mysql://here/db', 'setup.badDatabaseUrl'],
  ['LOG_LEVEL', 'loud', 'setup.badLogLevel'],
  ['TEND_PUBLIC_URL', 'crm.example.com', 'setup.badPublicUrl'],
  ['TEND_SMTP_URL', 'mail.example.com', 'setup.badSmtpUrl'],
]

for (const [variable, value, code] of wrong) {
  test(`${variable}=${value} is refused in one line of either language`, () => {
    assert.throws(
      () => readConfig({ [variable]: value }),
      (error: Error & { code: string; detail: (l: 'zh') => string }) => {
        assert.equal(error.code, code)
        assert.match(error.detail('zh'), new RegExp(`${variable}.*\\p{Script=Han}`, 'u'))
        assert.equal(error.message.includes('\n'), false)
        return true
      },
    )
  })
}

test('the terminal speaks Chinese where the system does', () => {
  assert.equal(localeOf({ LANG: 'zh_TW.UTF-8' }), 'zh')
  assert.equal(localeOf({ LANG: 'en_GB.UTF-8' }), 'en')
  assert.equal(localeOf({}), 'en')
})

test('a mail server without a sender is refused, and one with a sender is taken', () => {
  assert.throws(() => readConfig({ TEND_SMTP_URL: 'smtp://mail.example.com' }), /TEND_MAIL_FROM is ""/)
  assert.throws(() => readConfig({ TEND_MAIL_FROM: 'crm@example.com' }), /TEND_SMTP_URL/)
  const env = { TEND_SMTP_URL: 'smtps://u:p@mail.example.com', TEND_MAIL_FROM: 'Tend <crm@example.com>' }
  assert.equal(readConfig(env).mail?.from, 'Tend <crm@example.com>')
})
