import type { Export, Program } from '#capabilities/quality/engine/recognise/exports.ts'
import { headerKey } from '#capabilities/quality/engine/standardise/columns/header-key.ts'

/**
 * What a column of a known export means: a field (or a part of one), null where it belongs to no field of ours, and
 * undefined where its name and values may say.
 */
export type Meaning = string | null | undefined

/** Columns that a guess by name would get wrong, by program: a field, or `-` for none. */
const meanings: Readonly<Record<Program, readonly (readonly [header: RegExp, field: string])[]>> = {
  salesforce: [
    [/^(other|shipping|mailing|billing)?(state|country)code$/, '-'],
    [/^(other|shipping)(street|city|state|postalcode|zippostalcode|country)$/, '-'],
    [/^hasoptedout(ofemail|offax)$|^emailoptout$|^donotcall$/, 'doNotContact'],
    [/^rating$/, '-'],
    [/^accountid$/, 'company'],
    [/^contactid$/, 'contact'],
    [/^billingstateprovince$/, 'address.region'],
    [/^billingzippostalcode$/, 'address.postcode'],
    [/^supplied(name|email|phone)$/, '-'],
    [/^country$/, 'address.country'],
    [/^mailingaddressline$/, 'address.street'],
  ],
  hubspot: [
    [/^(website|websiteurl)$/, 'website'],
    [/^associatedcompanyids?$/, 'company'],
    [/^associatedcontactids?$/, 'contact'],
  ],
  google: [
    [/^organizationtitle$/, 'title'],
    [/^(occupation|location|subject|language|directoryserver|relationvalue|addressextendedaddress)$/, '-'],
    [/^(emailvalue|phonevalue)$/, ''],
  ],
  outlook: [
    [/^(title|organizationalidnumber|radiophone|ttytddphone|callback|account|profession|officelocation)$/, '-'],
    [/^(home|other)(street|city|state|postalcode|country|countryregion|address)$/, '-'],
    [/^governmentidnumber$/, 'idNumber'],
  ],
  thunderbird: [
    [/^(screenname|pagernumber|faxnumber|birthday|birthmonth|birthyear|custom)$/, '-'],
    [/^home(address|city|state|zipcode|country)$/, '-'],
    [/^workaddress$/, 'address.street'],
  ],
  twenty: [
    [/^phonesprimaryphone(countrycode|callingcode)$/, '-'],
    [/^linkslinkurl$|^domainnamelinkurl$/, 'website'],
    [/^namefirstname$/, 'name.given'],
    [/^namelastname$/, 'name.family'],
    [/^amountamount$/, 'amount'],
    [/^amountcurrency$/, 'amount.currency'],
  ],
  wukong: [
    [/^(客户行业|客户级别)$/, ''],
    [/^(下次联系时间|是否关键决策人|公司签约人)$/, '-'],
    [/^合同编号$/, ''],
  ],
}

/** What each column means for an object. Columns of another object of the same sheet mean nothing for it. */
export function meaningsOf({ program, headers, owners, object }: Export, wanted: string | null): Meaning[] {
  const filled = new Set(headers.map(headerKey))
  return headers.map((header, i) => {
    const key = headerKey(header)
    if (wanted !== null && owners[i] !== '' && owners[i] !== wanted && owners.includes(wanted)) {
      // The company of a contact stays: it is what the contact points at.
      return wanted === 'contact' && key === 'companyname' && owners.indexOf('company') <= i ? undefined : null
    }
    const found = meanings[program].find(([pattern]) => pattern.test(key))?.[1]
    if (found === undefined || found === '') return key === '客户行业' && object === 'lead' ? null : undefined
    // A name says it to people too, and finds a record that came from elsewhere.
    if (
      /^(account|associatedcompany)ids?$/.test(key) &&
      ['accountname', 'companyname', 'associatedcompany'].some((one) => filled.has(one))
    )
      return null
    if (found === '-') return isOnlyAddress(key, filled) ? undefined : null
    return found
  })
}

/** A home address is a person's address where there is none of the firm. */
function isOnlyAddress(key: string, keys: ReadonlySet<string>): boolean {
  if (
    !/^(home|other|shipping)(street|city|state|postalcode|zipcode|zippostalcode|country|countryregion|address)$/.test(
      key,
    )
  )
    return false
  const main = key.startsWith('shipping') ? ['billing'] : ['mailing', 'business', 'work', 'billing']
  return !main.some((word) => keys.has(`${word}street`) || keys.has(`${word}city`) || keys.has(`${word}address`))
}
