import { defineMessages } from '#web/i18n/messages.ts'

/** Words of saved views. */
export const messages = defineMessages({
  'views.all': ['All', '全部'],
  'views.of.own': ['My views', '我的视图'],
  'views.of.team': ['Team', '团队'],
  'views.of.all': ['Everyone', '所有人'],
  'views.save': ['Save changes to this view', '保存对此视图的更改'],
  'views.saveAs': ['Save as a new view', '另存为新视图'],
  'views.discard': ['Back to the view as saved', '恢复为已保存的样子'],
  'views.rename': ['Rename or share', '重命名或共享'],
  'views.delete': ['Delete view', '删除视图'],
  'views.changed': ['Changed, not saved', '有未保存的更改'],
  'views.saved': ['View “{name}” saved', '视图“{name}”已保存'],
  'views.deleted': ['View “{name}” deleted', '视图“{name}”已删除'],
  'views.lead': [
    'It keeps the filter, the search, the order, the grouping, the columns and the way it is shown.',
    '会记住筛选、搜索、排序、分组、列和查看方式。',
  ],
  'views.name': ['Name', '名称'],
  'views.scope': ['Who sees it', '谁可以看到'],
  'views.scope.own': ['Only me', '仅自己'],
  'views.scope.team': ['My team', '我的团队'],
  'views.scope.all': ['Everyone', '所有人'],
})
