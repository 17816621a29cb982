import { Gauge } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Sparkline } from '#web/ui/Sparkline.tsx'
import { UpkeepCard } from '#web/ui/UpkeepCard.tsx'

export function UpkeepPart() {
  const t = useT()
  const shared = {
    icon: Gauge,
    symptom: t('design.symptom'),
    evidence: t('design.evidence'),
    remedy: t('design.remedy'),
  }
  const plot = (
    <Sparkline values={[80, 95, 110, 160, 150, 210, 240]} label={t('design.evidence')} width={120} height={40} />
  )
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <UpkeepCard
        {...shared}
        plot={plot}
        figure="240 ms"
        actions={
          <>
            <Button>{t('upkeep.try')}</Button>
            <Button tone="primary">{t('upkeep.apply')}</Button>
          </>
        }
      />
      <UpkeepCard
        {...shared}
        state="measured"
        effect={t('design.effect')}
        actions={<Button>{t('upkeep.restore')}</Button>}
      />
    </div>
  )
}
