import { ScanSearch } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Sparkline } from '#web/ui/Sparkline.tsx'
import { UpkeepCard } from '#web/ui/UpkeepCard.tsx'

/** Beside the sign-in: what the product is about, shown with its own card. Nothing in it can be pressed. */
export function SignInAside() {
  const t = useT()
  return (
    <aside className="flex flex-col justify-center gap-6 border-l border-line bg-surface-0 px-12 py-10 max-sm:hidden">
      <p className="max-w-120 text-2xl font-semibold text-balance">{t('signIn.promise')}</p>
      <p className="max-w-120 text-2">{t('signIn.promiseMore')}</p>
      <div inert className="max-w-140">
        <UpkeepCard
          icon={ScanSearch}
          symptom={t('signIn.exampleSymptom')}
          figure="98%"
          evidence={t('signIn.exampleEvidence')}
          plot={
            <Sparkline
              kind="bars"
              values={[3, 5, 4, 8, 7, 12]}
              label={t('signIn.exampleSymptom')}
              width={80}
              height={36}
            />
          }
          remedy={t('signIn.exampleRemedy')}
          actions={
            <>
              <Button>{t('upkeep.try')}</Button>
              <Button tone="primary">{t('upkeep.apply')}</Button>
            </>
          }
        />
      </div>
    </aside>
  )
}
