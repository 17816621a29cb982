import { defineErrors } from '#platform/errors.ts'

export const errors = defineErrors('collaboration', {
  commentNotFound: [404, 'There is no comment {id}.', '没有编号为 {id} 的评论。'],
  commentEmpty: [422, 'A comment needs some text.', '评论不能为空。'],
  commentStale: [
    412,
    'The comment was edited meanwhile, in another window perhaps. Load it again before you change it.',
    '评论已被修改（可能是在另一个窗口中），请重新加载后再修改。',
  ],
  notYours: [403, 'Only who wrote a comment may do that.', '只有评论的作者才能执行此操作。'],
  reactionUnknown: [
    400,
    'There is no reaction {kind}; there are {kinds}.',
    '没有名为 {kind} 的表情，可用的有：{kinds}。',
  ],
  personNotFound: [404, 'There is nobody {id} who may see this record.', '没有可查看此记录的人员 {id}。'],
  tabUnreadable: [400, '{tab} is no id of a window: it has to be a UUID.', '{tab} 不是有效的窗口编号，应为 UUID。'],
})
