import { CopyCheck, FileInput } from 'lucide-react'
import '#capabilities/quality/web/messages.ts'

/** What this capability adds to the app. Its shape is checked where `web/capabilities.ts` lists it. */
export const screens = {
  nav: [
    { path: '/imports', label: { en: 'Imports', zh: '导入' }, icon: FileInput, group: 'data' },
    { path: '/duplicates', label: { en: 'Duplicates', zh: '重复项' }, icon: CopyCheck, group: 'data' },
  ],
  routes: [
    { path: '/imports', load: () => import('./imports/ImportsPage.tsx').then((file) => file.ImportsPage) },
    { path: '/imports/new', load: () => import('./imports/NewImportPage.tsx').then((file) => file.NewImportPage) },
    { path: '/imports/$id', load: () => import('./imports/ImportPage.tsx').then((file) => file.ImportPage) },
    { path: '/duplicates', load: () => import('./duplicates/DuplicatesPage.tsx').then((file) => file.DuplicatesPage) },
    { path: '/duplicates/merges', load: () => import('./duplicates/MergesPage.tsx').then((file) => file.MergesPage) },
    {
      path: '/duplicates/$id',
      load: () => import('./duplicates/DuplicatesPage.tsx').then((file) => file.DuplicatesPage),
    },
  ],
} as const
