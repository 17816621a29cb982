/** A reporter of `node --test` that gives nothing but the final counts, as JSON. */
export default async function* countTests(events) {
  for await (const { type, data } of events) {
    if (type === 'test:summary' && data.file === undefined) {
      yield JSON.stringify({ ...data.counts, success: data.success })
    }
  }
}
