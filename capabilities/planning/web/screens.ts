import { Bell, BellRing } from 'lucide-react'
import '#capabilities/planning/web/messages.ts'

/** What this capability adds to the app. Its shape is checked where `web/capabilities.ts` lists it. */
export const screens = {
  nav: [
    {
      path: '/inbox',
      label: { en: 'Inbox', zh: '收件箱' },
      icon: Bell,
      group: 'top',
      keys: 'inbox',
      badge: { load: () => import('./inbox/UnreadBadge.tsx').then((file) => file.UnreadBadge) },
    },
    {
      path: '/settings/notifications',
      label: { en: 'Notifications', zh: '通知' },
      icon: BellRing,
      group: 'settings',
      settings: 'person',
    },
  ],
  routes: [
    { path: '/inbox', load: () => import('./inbox/InboxPage.tsx').then((file) => file.InboxPage) },
    {
      path: '/settings/notifications',
      load: () => import('./settings/NotificationSettingsPage.tsx').then((file) => file.NotificationSettingsPage),
    },
  ],
  homePart: { load: () => import('./home/NeedsMe.tsx').then((file) => file.NeedsMe) },
  recordFact: { load: () => import('./repeats/RepeatFact.tsx').then((file) => file.RepeatFact) },
} as const
