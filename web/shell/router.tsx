import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { queryText, whenSignedOut } from '#web/api.ts'
import { routes as capabilityRoutes } from '#web/capabilities.ts'
import { objectsQuery, queryClient, sessionQuery } from '#web/data.ts'
import { parseAddress } from '#web/shell/address.ts'
import { NotFound } from '#web/shell/NotFound.tsx'
import { applySession } from '#web/shell/preferences.ts'
import { Shell } from '#web/shell/Shell.tsx'
import { StartFailed } from '#web/shell/StartFailed.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('#web/shell/SignInPage.tsx'), 'SignInPage'),
})

/** Everything but the sign-in needs someone signed in, and the objects. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href } })
    applySession(session)
    await queryClient.ensureQueryData(objectsQuery)
  },
  component: Shell,
  errorComponent: StartFailed,
})

const under = (path: string, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => app, path, component, notFoundComponent: NotFound })

const screens = [
  under(
    '/',
    lazyRouteComponent(() => import('#web/shell/HomePage.tsx'), 'HomePage'),
  ),
  under(
    '/settings',
    lazyRouteComponent(() => import('#web/settings/ProfilePage.tsx'), 'ProfilePage'),
  ),
  under(
    '/settings/appearance',
    lazyRouteComponent(() => import('#web/settings/AppearancePage.tsx'), 'AppearancePage'),
  ),
  under(
    '/settings/device',
    lazyRouteComponent(() => import('#web/settings/DevicePage.tsx'), 'DevicePage'),
  ),
  under(
    '/settings/objects',
    lazyRouteComponent(() => import('#web/settings/model/ObjectsPage.tsx'), 'ObjectsPage'),
  ),
  under(
    '/settings/objects/$object',
    lazyRouteComponent(() => import('#web/settings/model/ObjectPage.tsx'), 'ObjectPage'),
  ),
  under(
    '/settings/pipelines',
    lazyRouteComponent(() => import('#web/settings/pipelines/PipelinesPage.tsx'), 'PipelinesPage'),
  ),
  under(
    '/settings/choices',
    lazyRouteComponent(() => import('#web/settings/model/ChoicesPage.tsx'), 'ChoicesPage'),
  ),
  under(
    '/settings/choices/$object/$field',
    lazyRouteComponent(() => import('#web/settings/model/ChoicePage.tsx'), 'ChoicePage'),
  ),
  under(
    '/settings/keys',
    lazyRouteComponent(() => import('#web/settings/keys/KeysPage.tsx'), 'KeysPage'),
  ),
  under(
    '/settings/jobs',
    lazyRouteComponent(() => import('#web/settings/JobsPage.tsx'), 'JobsPage'),
  ),
  under(
    '/settings/workspace',
    lazyRouteComponent(() => import('#web/settings/WorkspacePage.tsx'), 'WorkspacePage'),
  ),
  under(
    '/settings/people',
    lazyRouteComponent(() => import('#web/settings/PeoplePage.tsx'), 'PeoplePage'),
  ),
  under(
    '/design',
    lazyRouteComponent(() => import('#web/design/DesignPage.tsx'), 'DesignPage'),
  ),
  ...capabilityRoutes.map(({ path, load }) =>
    under(
      path,
      lazyRouteComponent(() => load().then((Screen) => ({ default: Screen }))),
    ),
  ),
  under(
    '/$object',
    lazyRouteComponent(() => import('#web/shell/ListRoute.tsx'), 'ListRoute'),
  ),
  under(
    '/$object/$id',
    lazyRouteComponent(() => import('#web/shell/RecordRoute.tsx'), 'RecordRoute'),
  ),
  under(
    '/$object/$id/print',
    lazyRouteComponent(() => import('#web/shell/PrintRoute.tsx'), 'PrintRoute'),
  ),
]

export const router = createRouter({
  routeTree: root.addChildren([signIn, app.addChildren(screens)]),
  parseSearch: parseAddress,
  stringifySearch: queryText,
  defaultPreload: 'intent',
  defaultPendingMs: 1000, // a screen keeps its place while the next one loads
  defaultErrorComponent: StartFailed,
})

/** The screen's part of the program is fetched at once, not only when it is known who is signed in. */
export function fetchScreen(): void {
  for (const { routeId } of router.matchRoutes(router.latestLocation)) {
    const route = router.routesById[routeId as keyof typeof router.routesById]
    const { component } = route.options as { component?: { preload?: () => Promise<unknown> } }
    component?.preload?.().catch(() => undefined) // asked again by the router, who shows what is wrong
  }
}

whenSignedOut(() => {
  const { pathname, href } = router.state.location
  void import('#web/offline/kept.ts').then(({ forgetKept }) => forgetKept())
  if (pathname === '/sign-in' || !queryClient.getQueryData(sessionQuery.queryKey)) return
  // First away from the screens, which stand on someone being signed in; then forget all they had read.
  void router.navigate({ to: '/sign-in', search: { next: href } as never }).then(() => {
    if (router.state.location.pathname === '/sign-in') queryClient.clear()
  })
})
