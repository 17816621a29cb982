import { resolve } from 'node:path'
import type { Locale } from '#platform/errors.ts'
import { errors } from '#platform/setup-errors.ts'

/** Everything the environment may set, checked. */
export type Config = {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** A PostgreSQL of one's own; undefined means the embedded one under `home`. */
  readonly databaseUrl: string | undefined
  /** Absolute path of the folder that holds the data, keys, files and locks. */
  readonly home: string
  readonly masterKeyFile: string
  readonly logLevel: LogLevel
  /** How others reach this server, without a slash at the end: for links in mails. */
  readonly publicUrl: string
  /** Undefined where the server sends no mail. */
  readonly mail: MailConfig | undefined
  /** Language for the terminal. */
  readonly locale: Locale
}

/** The SMTP server that takes mails, and the address they come from. */
export type MailConfig = { readonly smtpUrl: string; readonly from: string }

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

type Env = Readonly<Record<string, string | undefined>>

/**
 * Reads and checks the configuration. An empty variable counts as not set.
 *
 * ```ts
 * assert.equal(readConfig({}).port, 3000)
 * assert.throws(() => readConfig({ PORT: 'abc' }), /PORT is "abc"/)
 * ```
 */
export function readConfig(env: Env = process.env, cwd: string = process.cwd()): Config {
  const home = resolve(cwd, env.TEND_HOME || '.tend')
  return {
    port: readPort(env.PORT || '3000'),
    host: readHost(env.HOST || '127.0.0.1'),
    publicUrl: readPublicUrl(env),
    mail: readMail(env),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL || undefined),
    home,
    masterKeyFile: resolve(cwd, env.TEND_MASTER_KEY_FILE || `${home}/master.key`),
    logLevel: readLogLevel(env.LOG_LEVEL || 'info'),
    locale: localeOf(env),
  }
}

/**
 * The language of a terminal, by the order POSIX gives: LC_ALL, LC_MESSAGES, LANG.
 *
 * ```ts
 * assert.equal(localeOf({ LANG: 'zh_CN.UTF-8' }), 'zh')
 * assert.equal(localeOf({ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }), 'en')
 * ```
 */
export function localeOf(env: Env = process.env): Locale {
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh' : 'en'
}

function readPort(value: string): number {
  const port = Number(value)
  if (!/^\d{1,5}$/.test(value) || port > 65535) throw errors.badPort({ value })
  return port
}

function readHost(value: string): string {
  if (!/^[\w.:%-]+$/.test(value)) throw errors.badHost({ value })
  return value
}

/**
 * Where links in mails lead: TEND_PUBLIC_URL, or the address the server listens at.
 *
 * ```ts
 * assert.equal(readPublicUrl({ TEND_PUBLIC_URL: 'https://crm.example.com/' }), 'https://crm.example.com')
 * assert.equal(readPublicUrl({ PORT: '8080' }), 'http://127.0.0.1:8080')
 * ```
 */
export function readPublicUrl(env: Env = process.env): string {
  const value = env.TEND_PUBLIC_URL || `http://${env.HOST || '127.0.0.1'}:${env.PORT || '3000'}`
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) throw errors.badPublicUrl({ value })
  return value.replace(/\/+$/, '')
}

/** How mail is sent: TEND_SMTP_URL and TEND_MAIL_FROM, both or none. */
export function readMail(env: Env = process.env): MailConfig | undefined {
  const { TEND_SMTP_URL: smtpUrl, TEND_MAIL_FROM: from } = env
  if (!smtpUrl && !from) return undefined
  if (!smtpUrl || !/^smtps?:\/\//.test(smtpUrl) || !URL.canParse(smtpUrl)) throw errors.badSmtpUrl()
  if (!from || !/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/.test(from)) throw errors.badMailFrom({ value: from ?? '' })
  return { smtpUrl, from }
}

function readDatabaseUrl(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) throw errors.badDatabaseUrl()
  return value
}

function readLogLevel(value: string): LogLevel {
  const level = logLevels.find((known) => known === value.toLowerCase())
  if (!level) throw errors.badLogLevel({ value, levels: logLevels.join(', ') })
  return level
}
