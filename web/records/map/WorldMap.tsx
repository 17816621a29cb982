import { Maximize, Minus, Plus } from 'lucide-react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { height, outlines, projectedAt, width } from '#web/records/map/outlines.ts'
import type { City, Country } from '#web/records/map/use-places.ts'
import { cityId } from '#web/records/map/use-places.ts'
import { useViewBox } from '#web/records/map/use-view-box.ts'
import { IconButton } from '#web/ui/IconButton.tsx'

type Props = {
  countries: readonly Country[]
  cities: readonly City[]
  /** A country or a city that the list points at: "CN", "CN/深圳市". */
  pointed: string | null
}

/** Countries shaded by how many records they have, and a dot for every city. The list beside it says the same. */
export function WorldMap({ countries, cities, pointed }: Props) {
  const t = useT()
  const format = useFormat()
  const view = useViewBox()
  const counts = new Map(countries.flatMap(({ code, count }) => (code ? [[code, count] as const] : [])))
  const top = Math.max(1, ...counts.values())
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return (
    <div className="relative min-h-0 flex-1 bg-surface-0">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the buttons beside it, for the picture itself */}
      <svg
        role="img"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that the keys reach it
        tabIndex={0}
        aria-label={`${t('map.picture', { n: format.number(all), places: counts.size })}. ${t('map.keys')}`}
        viewBox={view.viewBox}
        className="size-full touch-none cursor-grab outline-offset-[-2px] active:cursor-grabbing"
        {...view.handlers}
      >
        <rect width={width} height={height} fill="transparent" />
        {outlines.map(({ code, name, d }) => {
          const count = code ? counts.get(code) : undefined
          return (
            <path
              key={name}
              d={d}
              vectorEffect="non-scaling-stroke"
              fill={count ? shade(count / top) : 'var(--surface-1)'}
              stroke={code && code === pointed ? 'var(--text-1)' : 'var(--line-strong)'}
              strokeWidth={code && code === pointed ? 2 : 0.75}
            >
              <title>
                {count && code
                  ? t('map.place', { place: format.country(code), n: format.number(count) })
                  : code
                    ? format.country(code)
                    : name}
              </title>
            </path>
          )
        })}
        <Dots {...{ countries, cities, pointed }} zoom={view.zoom} />
      </svg>
      <div className="absolute right-3 bottom-3 flex flex-col rounded-md border border-line bg-surface-2">
        <IconButton icon={Plus} label={t('map.zoomIn')} keys="+" side="left" onClick={view.zoomIn} />
        <IconButton icon={Minus} label={t('map.zoomOut')} keys="-" side="left" onClick={view.zoomOut} />
        <IconButton icon={Maximize} label={t('map.whole')} keys="0" side="left" onClick={view.showAll} />
      </div>
      <p className="pointer-events-none absolute bottom-2 left-3 text-xs text-2">{t('map.source')}</p>
    </div>
  )
}

/** From a breath of the accent to most of it; by the root, so that one large country leaves the others their colour. */
function shade(share: number): string {
  return `color-mix(in oklab, var(--accent) ${Math.round(14 + 56 * Math.sqrt(share))}%, var(--surface-1))`
}

function Dots({ cities, pointed, zoom }: Props & { zoom: number }) {
  const t = useT()
  const format = useFormat()
  const top = Math.max(1, ...cities.map(({ count }) => count))
  // The smallest last, so that a large dot never hides a small one.
  return cities.map(({ country, name, count, at }) => {
    if (!at || country === null) return null
    const [x, y] = projectedAt(at)
    const id = cityId({ country, name })
    const isPointed = id === pointed
    return (
      <circle
        key={id}
        cx={x}
        cy={y}
        r={(1.6 + 6.4 * Math.sqrt(count / top)) / Math.sqrt(zoom) / (zoom > 4 ? zoom ** 0.25 : 1)}
        vectorEffect="non-scaling-stroke"
        fill="var(--tag-orange)"
        fillOpacity={isPointed ? 1 : 0.75}
        stroke={isPointed ? 'var(--text-1)' : 'var(--surface-1)'}
        strokeWidth={isPointed ? 2 : 1}
      >
        <title>{t('map.place', { place: `${name} · ${format.country(country)}`, n: format.number(count) })}</title>
      </circle>
    )
  })
}
