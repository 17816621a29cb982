import type { ErrorRow } from '#platform/errors.ts'

/** Duplicates. */
export const duplicateErrors = {
  pairNotFound: [404, 'There is no duplicate pair {id}.', '没有编号为 {id} 的重复组。'],
  entityNotFound: [404, 'Nothing goes by the entity id {id}.', '没有实体编号为 {id} 的记录。'],
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
  unionOfOne: [
    422,
    '{field} holds one value, so values cannot be united in it. Choose another rule.',
    '{field} 只能有一个值，无法合并多个值，请改用其他规则。',
  ],
  mergeSettingsStale: [
    409,
    'Somebody changed how {object} is merged meanwhile. Load the page again.',
    '{object} 的合并规则刚被他人修改，请刷新页面后再保存。',
  ],
  mergeRunNotFound: [404, 'There is no run of merges {id}.', '没有编号为 {id} 的批量合并。'],
  mergeRunBusy: [
    409,
    'Merges of {object} are running already. Wait for them, or stop them.',
    '{object} 正在批量合并，请等待完成或先停止。',
  ],
  mergeRunNot: [409, 'This run of merges is {status}.', '该批量合并当前状态为 {status}。'],
} as const satisfies Record<string, ErrorRow>
