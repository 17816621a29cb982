import type { Format } from '#capabilities/quality/contract-rules.ts'

/** A named form of a text: how it is said, and an SQL condition that holds where `v`, a text expression, has it. */
type Form = { readonly en: string; readonly zh: string; readonly sql: (v: string) => string }

// Longer texts have none of these forms; what is matched is bounded before it is matched.
const longest = 2000

/** The forms a text may be asked to have. Their SQL is written by us alone: nothing a person typed is in it. */
export const forms: Readonly<Record<Format, Form>> = {
  email: {
    en: 'an e-mail address',
    zh: '邮箱地址',
    sql: like(
      '^[^[:space:]@"(),:;<>\\[\\]\\\\]+@([[:alnum:]]([[:alnum:]-]{0,61}[[:alnum:]])?\\.)+[[:alpha:]][[:alnum:]-]*$',
    ),
  },
  url: {
    en: 'a web address',
    zh: '网址',
    sql: like('^https?://[^[:space:]/?#]+\\.[^[:space:]/?#]+([/?#][^[:space:]]*)?$'),
  },
  phone: {
    en: 'a phone number with its country code',
    zh: '带国家代码的电话号码',
    sql: like('^\\+[1-9][0-9]{6,14}(;ext=[0-9]{1,7})?$'),
  },
  mobileCN: { en: 'a Chinese mobile number', zh: '中国大陆手机号', sql: like('^(\\+86)?1[3-9][0-9]{9}$') },
  postcodeCN: { en: 'a Chinese postcode of six digits', zh: '六位邮政编码', sql: like('^[0-9]{6}$') },
  digits: { en: 'digits only', zh: '纯数字', sql: like('^[0-9]+$') },
  idNumber: { en: 'a Chinese ID number with a right check digit', zh: '校验正确的居民身份证号', sql: idNumberSql },
  creditCode: {
    en: 'a Unified Social Credit Code with a right check digit',
    zh: '校验正确的统一社会信用代码',
    sql: creditCodeSql,
  },
}

function like(pattern: string): (v: string) => string {
  return (v) => `(char_length(${v}) <= ${longest} and ${v} ~ '${pattern.replaceAll("'", "''")}')`
}

/** GB 11643-1999: 18 characters, the last one a check by the weights 2^(18-i) mod 11. */
function idNumberSql(v: string): string {
  const weights = '7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2'
  const sum = `(select sum(substr(${v}, w.i::int, 1)::int * w.x) from unnest(array[${weights}]) with ordinality w(x, i))`
  const year = `substr(${v}, 7, 4)::int`
  const isLeap = `(${year} % 4 = 0 and (${year} % 100 <> 0 or ${year} % 400 = 0))`
  const dayExists = `(substr(${v}, 11, 4) not in ('0230', '0231', '0431', '0631', '0931', '1131') and (substr(${v}, 11, 4) <> '0229' or ${isLeap}))`
  // `case` keeps the sum from being computed of what has not the form.
  return (
    `case when ${v} ~ '^[1-9][0-9]{5}(18|19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]$' ` +
    `then upper(right(${v}, 1)) = substr('10X98765432', (${sum} % 11)::int + 1, 1) and ${dayExists} else false end`
  )
}

/** GB 32100-2015: 18 characters without I, O, S, V, Z; the last one a check by the weights 3^(i-1) mod 31. */
function creditCodeSql(v: string): string {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weights = '1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28'
  const sum =
    `(select sum((strpos('${letters}', upper(substr(${v}, w.i::int, 1))) - 1) * w.x) ` +
    `from unnest(array[${weights}]) with ordinality w(x, i))`
  return (
    `case when upper(${v}) ~ '^[0-9A-HJ-NPQRTUWXY]{18}$' ` +
    `then upper(right(${v}, 1)) = substr('${letters}', ((31 - ${sum} % 31) % 31)::int + 1, 1) else false end`
  )
}

/** An SQL condition that a text matches a person's pattern, which stands in the query as the value `place`. */
export function patternSql(v: string, place: string): string {
  return `(char_length(${v}) <= ${longest} and ${v} ~ ${place})`
}
