import { collaborationRoutes } from '#capabilities/collaboration/routes.ts'
import { commentJson } from '#capabilities/collaboration/shown.ts'
import { defineCapability } from '#core/capability.ts'

export const collaboration = defineCapability({
  name: 'collaboration',
  routes: collaborationRoutes,
  attached: [
    {
      table: 'collaboration_comment',
      timeline: { kind: 'comment', text: (alias) => `${alias}.body`, record: commentJson },
    },
    { table: 'collaboration_follower', once: 'user_id' },
  ],
  migrations: new URL('./migrations/', import.meta.url),
})
