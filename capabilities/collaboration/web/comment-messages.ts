import { defineMessages } from '#web/i18n/messages.ts'

/** Words of comments, followers and presence. */
export const messages = defineMessages({
  'comment.placeholder': ['Say something; @ names a person', '写评论，输入 @ 可提及同事'],
  'comment.write': ['Comment', '评论'],
  'comment.send': ['Send', '发送'],
  'comment.edited': ['edited', '已编辑'],
  'comment.editedAt': ['Edited {at}', '编辑于{at}'],
  'comment.edit': ['Edit comment', '编辑评论'],
  'comment.delete': ['Delete comment', '删除评论'],
  'comment.menu': ['What to do with this comment', '评论操作'],
  'comment.deleted': ['Comment deleted', '已删除评论'],
  'comment.failed': ['It could not be sent', '发送失败'],
  'comment.kept': ['Your text is still here.', '您写的内容还在。'],
  'comment.people': [
    '{n, plural, =0 {Nobody of that name} one {One person} other {# people}}',
    '{n, plural, =0 {没有匹配的人} other {# 人}}',
  ],
  'comment.peopleList': ['People', '人员'],
  'react.add': ['React', '添加表情'],
  'react.like': ['Thumbs up', '赞'],
  'react.love': ['Heart', '喜欢'],
  'react.celebrate': ['Celebrate', '庆祝'],
  'react.laugh': ['Laugh', '大笑'],
  'react.look': ['Looking into it', '正在看'],
  'react.done': ['Done', '已完成'],
  'react.by': ['{what}: {names}', '{what}：{names}'],
  'follow.follow': ['Follow', '关注'],
  'follow.unfollow': ['Stop following', '取消关注'],
  'follow.title': ['Who follows this', '关注此记录的人'],
  'follow.hint': ['Followers are told of each comment.', '有新评论时会通知关注者。'],
  'follow.nobody': ['Nobody yet', '暂无'],
  'follow.add': ['Add a person', '添加关注者'],
  'follow.button': [
    '{n, plural, =0 {Followers} one {One follower} other {# followers}}',
    '{n, plural, =0 {关注者} other {# 位关注者}}',
  ],
  'presence.here': [
    '{n, plural, one {{names} has this open too} other {{names} have this open too}}',
    '{n, plural, other {{names}也打开了此记录}}',
  ],
  'presence.editing': ['{name} is editing this', '{name}正在编辑'],
})
