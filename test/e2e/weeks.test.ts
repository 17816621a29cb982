import assert from 'node:assert/strict'
import { journey, settled, until } from '#test/e2e/browser.ts'
import { wordsOf } from '#test/e2e/words.ts'
import { addDays, weekStart } from '#web/records/calendar/days.ts'
import { formOf } from '#web/i18n/form.ts'
import { makeFormat } from '#web/i18n/format.ts'

// Readers of the journeys are in Shanghai.
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const cases = [
  { locale: 'en', region: 'US' },
  { locale: 'zh', region: 'EG' },
  { locale: 'en', region: 'GB' },
] as const

for (const { locale, region } of cases) {
  journey(
    `${locale}-${region}: a week is the same in filter, pivot, timeline and calendar`,
    { locale },
    async (visit) => {
      const { page, open, api } = visit
      const { t } = await wordsOf(api, locale)
      const format = makeFormat(locale, { region })
      const { firstDay } = formOf(locale, region)
      const first = weekStart(today, firstDay)
      // The day before the week, its first, its last, and the day after.
      const days = [-1, 0, 6, 7].map((at) => addDays(first, at))
      const names = days.map((day) => `Week of ${region} ${day}`)
      const made: string[] = []
      for (const [at, closesOn] of days.entries())
        made.push((await api.send('POST', '/records/deal', { name: names[at], closesOn })).id)
      await api.send('PATCH', '/session', { region })
      try {
        const titles = async () => {
          await settled(page)
          const text = await page.getByRole('grid').innerText()
          return names.filter((name) => text.includes(name))
        }
        await open(`/deal?q=${encodeURIComponent(`Week of ${region}`)}&filter[closesOn][during]=this-week`)
        await until(async () => (await titles()).length === 2, 'two of the deals are of this week')
        assert.deepEqual(await titles(), [names[1], names[2]])
        await page.getByText(t('filter.period.this-week')).first().click()
        await page.getByRole('combobox', { name: t('filter.value') }).click()
        await page.getByRole('option', { name: t('filter.period.next-week'), exact: true }).click()
        await page.keyboard.press('Escape')
        await page.waitForURL(/next-week/)
        await until(async () => (await titles()).join() === names[3], 'one is of the next')

        await open(`/deal?q=${encodeURIComponent(`Week of ${region}`)}&view=pivot&rows=closesOn:week&cols=none`)
        const row = page.getByRole('row', { name: t('pivot.week', { day: format.date(first) }) })
        assert.equal(await row.getByRole('link').first().innerText(), '2')

        await open(`/deal?view=timeline&zoom=week&at=${today}`)
        await page.getByText(format.date(first, 'narrow'), { exact: true }).first().waitFor()
        await open(`/deal?view=calendar&by=closesOn&span=week&at=${today}`)
        assert.equal(await page.getByRole('columnheader').first().innerText(), format.weekday(first))
      } finally {
        for (const id of made) await api.send('DELETE', `/records/deal/${id}`)
        await api.send('PATCH', '/session', { region: null })
      }
    },
  )
}
