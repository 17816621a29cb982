import type { ErrorRow } from '#platform/errors.ts'

/** Duplicates. */
export const duplicateErrors = {
  pairNotFound: [404, 'There is no duplicate pair {id}.', '没有编号为 {id} 的重复组。'],
  pairAlreadyResolved: [
    409,
    'Pair {id} is already {status}; reopen it first.',
    '重复组 {id} 已处理（{status}），请先重新打开。',
  ],
  pairRecordGone: [
    409,
    'One of the two records of pair {id} is deleted or was merged into another.',
    '重复组 {id} 中有一条记录已被删除，或已合并到其他记录。',
  ],
  objectNotMatched: [422, 'Records of {object} cannot be searched for duplicates.', '{object} 不支持查重。'],
} as const satisfies Record<string, ErrorRow>
