import type { ActivityKind } from '#capabilities/quality/generator/tables/texts.ts'

export type Locale = 'zh' | 'en'
export type Money = { readonly amount: number; readonly currency: 'CNY' | 'USD' | 'EUR' }
export type Address = {
  readonly country: string
  readonly region: string | null
  readonly city: string
  readonly district: string | null
  readonly street: string
  readonly postcode: string
}

/** Where a contact first became known; it decides which file the contact is in. */
export type Source = 'web' | 'referral' | 'campaign' | 'import' | 'fair' | 'shop' | 'phone'

export type Person = {
  readonly id: string
  readonly locale: Locale
  readonly name: {
    readonly family: string
    readonly given: string
    readonly order: 'family' | 'given'
    readonly full: string
  }
  /** The name in plain Latin letters, as in e-mail addresses. */
  readonly latin: { readonly family: string; readonly given: string }
  readonly gender: 'male' | 'female'
  readonly emails: readonly string[]
  /** E.164, an extension as RFC 3966 has it. */
  readonly phones: readonly string[]
  /** Id of a company. */
  readonly company: string | null
  readonly title: string | null
  readonly department: string | null
  readonly birthday: string | null
  readonly country: string
  readonly address: Address
  readonly wechat: string | null
  readonly source: Source
  readonly stage: 'new' | 'contacted' | 'qualified' | 'proposal' | 'customer' | 'lost'
  readonly score: number
  readonly createdOn: string
}

export type Company = {
  readonly id: string
  readonly locale: Locale
  readonly name: string
  readonly shortName: string
  readonly domain: string
  readonly website: string
  readonly phone: string
  readonly industry: string
  readonly employees: number
  readonly revenue: Money
  readonly country: string
  readonly address: Address
  readonly creditCode: string | null
  /** Id of the company this one belongs to. */
  readonly parent: string | null
  readonly createdOn: string
}

export type Deal = {
  readonly id: string
  readonly name: string
  readonly company: string
  readonly contact: string | null
  readonly stage: 'new' | 'qualified' | 'proposal' | 'negotiation' | 'won' | 'lost'
  readonly amount: Money
  readonly createdOn: string
  readonly closesOn: string
  readonly lostReason: string | null
}

export type Activity = {
  readonly id: string
  readonly kind: ActivityKind
  readonly locale: Locale
  readonly subject: string
  readonly body: string
  /** ISO 8601 without zone: the local time of whoever wrote it down. */
  readonly at: string
  readonly minutes: number | null
  readonly outcome: 'reached' | 'noAnswer' | 'voicemail' | 'busy' | null
  readonly done: boolean | null
  readonly contact: string
  readonly company: string | null
  readonly deal: string | null
}

/** Two that look like one and are not: a matcher that joins them is wrong. */
export type LookAlike = {
  readonly left: string
  readonly right: string
  readonly why: 'family' | 'namesake' | 'branch' | 'subsidiary' | 'sameBrand'
}

/** What is true. The files show it through dirty glass. */
export type World = {
  readonly seed: number
  readonly today: string
  readonly people: readonly Person[]
  readonly companies: readonly Company[]
  readonly deals: readonly Deal[]
  readonly activities: readonly Activity[]
  readonly lookAlikes: readonly LookAlike[]
}
