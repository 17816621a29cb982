import { CopyCheck, FileInput, HeartPulse, ListChecks, Merge, TextCursorInput } from 'lucide-react'
import '#capabilities/quality/web/messages.ts'

/** What this capability adds to the app. Its shape is checked where `web/capabilities.ts` lists it. */
export const screens = {
  nav: [
    { path: '/health', label: { en: 'Data health', zh: '数据健康' }, icon: HeartPulse, group: 'data' },
    { path: '/imports', label: { en: 'Imports', zh: '导入' }, icon: FileInput, group: 'data', settings: 'workspace' },
    { path: '/duplicates', label: { en: 'Duplicates', zh: '重复项' }, icon: CopyCheck, group: 'data' },
    { path: '/rules', label: { en: 'Rules', zh: '规则' }, icon: ListChecks, group: 'data' },
    { path: '/fills', label: { en: 'Fill in', zh: '补全' }, icon: TextCursorInput, group: 'data' },
    {
      path: '/settings/merging',
      label: { en: 'Merging', zh: '合并规则' },
      icon: Merge,
      group: 'settings',
      roles: ['owner', 'admin'],
    },
  ],
  routes: [
    { path: '/health', load: () => import('./health/HealthPage.tsx').then((file) => file.HealthPage) },
    { path: '/health/records', load: () => import('./health/BehindPage.tsx').then((file) => file.BehindPage) },
    { path: '/health/report', load: () => import('./health/ReportPage.tsx').then((file) => file.ReportPage) },
    { path: '/health/values', load: () => import('./repairs/ValuesPage.tsx').then((file) => file.ValuesPage) },
    { path: '/health/repairs', load: () => import('./repairs/RepairsPage.tsx').then((file) => file.RepairsPage) },
    { path: '/imports', load: () => import('./imports/ImportsPage.tsx').then((file) => file.ImportsPage) },
    { path: '/imports/new', load: () => import('./imports/NewImportPage.tsx').then((file) => file.NewImportPage) },
    { path: '/imports/$id', load: () => import('./imports/ImportPage.tsx').then((file) => file.ImportPage) },
    { path: '/duplicates', load: () => import('./duplicates/DuplicatesPage.tsx').then((file) => file.DuplicatesPage) },
    { path: '/duplicates/merges', load: () => import('./duplicates/MergesPage.tsx').then((file) => file.MergesPage) },
    { path: '/duplicates/compare', load: () => import('./merging/ComparePage.tsx').then((file) => file.ComparePage) },
    { path: '/duplicates/runs', load: () => import('./merge-runs/RunsPage.tsx').then((file) => file.RunsPage) },
    {
      path: '/settings/merging',
      load: () => import('./merge-settings/MergeSettingsPage.tsx').then((file) => file.MergeSettingsPage),
    },
    {
      path: '/duplicates/$id',
      load: () => import('./duplicates/DuplicatesPage.tsx').then((file) => file.DuplicatesPage),
    },
    { path: '/fills', load: () => import('./fill/FillsPage.tsx').then((file) => file.FillsPage) },
    { path: '/rules', load: () => import('./rules/RulesPage.tsx').then((file) => file.RulesPage) },
    { path: '/rules/new', load: () => import('./rules/NewRulePage.tsx').then((file) => file.NewRulePage) },
    { path: '/rules/$id', load: () => import('./rules/RulePage.tsx').then((file) => file.RulePage) },
    { path: '/rules/$id/edit', load: () => import('./rules/EditRulePage.tsx').then((file) => file.EditRulePage) },
  ],
  columnBar: { load: () => import('./health/ColumnBar.tsx').then((file) => file.ColumnBar) },
  recordFact: {
    load: () => import('./health/RecordScore.tsx').then((file) => file.RecordScore),
  },
  draftNote: { load: () => import('./duplicates/DraftCandidates.tsx').then((file) => file.DraftCandidates) },
  timelineAct: { kind: 'merged', load: () => import('./merging/MergeEntry.tsx').then((file) => file.MergeEntry) },
  homeStart: { load: () => import('./start/StartPart.tsx').then((file) => file.StartPart) },
  fieldMark: { load: () => import('./fill/FieldMark.tsx').then((file) => file.FieldMark) },
} as const
