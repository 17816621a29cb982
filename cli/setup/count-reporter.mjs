/** A reporter of `node --test` that gives nothing but the final counts and what failed, as JSON. */
export default async function* countTests(events) {
  const failures = []
  for await (const { type, data } of events) {
    if (type === 'test:fail' && data.details?.type !== 'suite')
      failures.push({ name: data.name, nesting: data.nesting, file: data.file })
    if (type === 'test:summary' && data.file === undefined) {
      yield JSON.stringify({ ...data.counts, success: data.success, failures })
    }
  }
}
