import { useMutation } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { Sprout } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { api, isApiError } from '#web/api.ts'
import { queryClient, sessionQuery } from '#web/data.ts'
import { useLocale, useT } from '#web/i18n/I18n.tsx'
import { SignInAside } from '#web/shell/SignInAside.tsx'
import { chooseBeforeSignIn } from '#web/shell/preferences.ts'
import { safeNext } from '#web/shell/safe-next.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { TextField } from '#web/ui/TextField.tsx'

type Way = { email: string; password: string } | { token: string }

/** `/sign-in`, and `/sign-in?token=…` for the link that `npm start` prints. */
export function SignInPage() {
  const t = useT()
  const { token, next } = useSearch({ strict: false }) as { token?: string; next?: string }
  const router = useRouter()
  const enter = useMutation({
    mutationFn: (way: Way) => api.post('/session', way),
    onSuccess: async () => {
      await queryClient.resetQueries({ queryKey: sessionQuery.queryKey })
      router.history.replace(safeNext(next))
    },
  })
  const asked = useRef(false)
  const { mutate } = enter
  useEffect(() => {
    if (!token || asked.current) return // the link works once; asking twice would spoil it
    asked.current = true
    mutate({ token })
  }, [token, mutate])
  useEffect(() => {
    document.title = `${t('signIn.submit')} · Tend`
  }, [t])
  const byToken = enter.variables && 'token' in enter.variables
  return (
    <main className="grid h-full overflow-y-auto sm:grid-cols-[minmax(22rem,2fr)_3fr]">
      <div className="flex flex-col bg-surface-1 px-6 py-6 sm:px-12">
        <div className="flex items-center gap-2">
          <span className="flex size-8 items-center justify-center rounded-md bg-accent text-(--on-accent)">
            <Icon of={Sprout} size={18} />
          </span>
          <span className="text-lg font-semibold">Tend 常青</span>
        </div>
        <div className="my-auto w-full max-w-80 py-10">
          <h1 className="mb-6 text-xl font-semibold">{t('signIn.title')}</h1>
          {byToken && enter.isPending ? (
            <p role="status" className="text-2">
              {t('signIn.tokenRunning')}
            </p>
          ) : (
            <PasswordForm
              busy={enter.isPending}
              error={enter.error}
              byToken={byToken ?? false}
              onSubmit={enter.mutate}
            />
          )}
        </div>
        <LanguageSwitch />
      </div>
      <SignInAside />
    </main>
  )
}

type FormProps = { busy: boolean; error: unknown; byToken: boolean; onSubmit: (way: Way) => void }

function PasswordForm({ busy, error, byToken, onSubmit }: FormProps) {
  const t = useT()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const wrong = isApiError(error) && (error.status === 401 || error.status === 404)
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit({ email, password })
      }}
    >
      {error != null && (
        <ErrorNote
          error={wrong ? null : error}
          title={wrong ? t(byToken ? 'signIn.tokenFailed' : 'signIn.bad') : undefined}
        />
      )}
      <TextField
        label={t('signIn.email')}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus
        value={email}
        onChange={setEmail}
      />
      <TextField
        label={t('signIn.password')}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" tone="primary" busy={busy}>
        {t('signIn.submit')}
      </Button>
    </form>
  )
}

function LanguageSwitch() {
  const locale = useLocale()
  return (
    <div className="flex gap-1">
      <Button
        tone="plain"
        size="sm"
        lang="en"
        aria-pressed={locale === 'en'}
        onClick={() => chooseBeforeSignIn('en')}
        className="aria-pressed:text-accent"
      >
        English
      </Button>
      <Button
        tone="plain"
        size="sm"
        lang="zh-CN"
        aria-pressed={locale === 'zh'}
        onClick={() => chooseBeforeSignIn('zh')}
        className="aria-pressed:text-accent"
      >
        中文
      </Button>
    </div>
  )
}
