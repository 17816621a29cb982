import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '#web/ui/tokens.css'
import '#web/ui/messages.ts'
import '#web/shell/messages.ts'
import { queryClient } from '#web/data.ts'
import { I18n } from '#web/i18n/I18n.tsx'
import { startLocale } from '#web/i18n/locale.ts'
import { watchFirstScreen } from '#web/shell/first-screen.ts'
import { fetchScreen, router } from '#web/shell/router.tsx'
import { ToastLayer } from '#web/ui/ToastLayer.tsx'
import { TooltipLayer } from '#web/ui/TooltipLayer.tsx'

startLocale()
fetchScreen()
watchFirstScreen(router)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <I18n>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <ToastLayer />
        <TooltipLayer />
      </QueryClientProvider>
    </I18n>
  </StrictMode>,
)
