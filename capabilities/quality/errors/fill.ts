import type { ErrorRow } from '#platform/errors.ts'

/** Filling in what can be known. */
export const fillErrors = {
  fillNotFound: [404, 'There is no fill {id}.', '没有编号为 {id} 的填充任务。'],
  fillState: [409, 'The fill is {status}; that cannot be done now.', '填充任务当前状态为 {status}，无法执行该操作。'],
  fillNothing: [422, 'Nothing is known about how to fill in records of {object}.', '{object} 没有可以自动填充的字段。'],
  fillRule: [422, '{rule} is none of the ways this fill found.', '此填充任务中没有 {rule}。'],
} as const satisfies Record<string, ErrorRow>
