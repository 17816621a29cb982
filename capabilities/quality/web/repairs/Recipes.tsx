import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { BookOpen, Download, Pencil, Play, Plus, Trash2, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { isApiError } from '#web/api.ts'
import { useObject } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import type { Recipe } from '#capabilities/quality/contract-repairs.ts'
import {
  changeRecipe,
  deleteRecipe,
  importRecipe,
  recipeFile,
  recipesQuery,
  runRecipe,
} from '#capabilities/quality/web/repairs/api.ts'
import { RecipeDialog } from '#capabilities/quality/web/repairs/RecipeDialog.tsx'

/** Repairs that are kept under a name: run now, every night, or taken along as a file. */
export function Recipes({ mayRepair }: { mayRepair: boolean }) {
  const t = useT()
  const { data, error, refetch } = useQuery(recipesQuery)
  const act = useRecipeActions()
  const [open, setOpen] = useState<Recipe | 'new' | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const tools = mayRepair && (
    <span className="flex flex-wrap gap-1">
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        aria-label={t('recipe.import')}
        className="hidden"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) act.read.mutate(file)
          target.value = ''
        }}
      />
      <Button size="sm" tone="plain" icon={Upload} busy={act.read.isPending} onClick={() => chooser.current?.click()}>
        {t('recipe.import')}
      </Button>
      <Button size="sm" icon={Plus} onClick={() => setOpen('new')}>
        {t('recipe.new')}
      </Button>
    </span>
  )
  return (
    <Section title={t('recipe.title')} tools={tools}>
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton lines={2} />}
      {data?.length === 0 && <Empty icon={BookOpen} title={t('recipe.none')} hint={t('recipe.noneHint')} />}
      <ul>
        {data?.map((recipe) => (
          <RecipeLine key={recipe.id} recipe={recipe} act={act} mayRepair={mayRepair} onOpen={() => setOpen(recipe)} />
        ))}
      </ul>
      {open && <RecipeDialog {...(open === 'new' ? {} : { recipe: open })} onClose={() => setOpen(null)} />}
    </Section>
  )
}

type Actions = ReturnType<typeof useRecipeActions>

function useRecipeActions() {
  const client = useQueryClient()
  const refresh = () =>
    Promise.all([['recipes'], ['repairs']].map((queryKey) => client.invalidateQueries({ queryKey })))
  const onError = (error: unknown) => {
    const detail = isApiError(error) ? error.detail : undefined
    toast({ text: detail ? 'ui.said' : 'ui.failed', params: { detail }, tone: 'danger' })
  }
  const after = { onError, onSettled: refresh }
  return {
    every: useMutation({
      mutationFn: ({ recipe, every }: { recipe: Recipe; every: Recipe['every'] }) => changeRecipe(recipe, { every }),
      ...after,
    }),
    run: useMutation({ mutationFn: (id: string) => runRecipe(id), ...after }),
    remove: useMutation({
      mutationFn: deleteRecipe,
      ...after,
    }),
    save: useMutation({ mutationFn: ({ id, name }: Recipe) => download(id, name), onError }),
    read: useMutation({
      // The server says what is wrong with a file; one that is not even JSON is sent as it is.
      mutationFn: async (file: File) => importRecipe(asJson(await file.text())),
      ...after,
    }),
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

async function download(id: string, name: string): Promise<void> {
  const text = `${JSON.stringify(await recipeFile(id), null, 2)}\n`
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name.replaceAll(/[\\/:*?"<>|]+/g, ' ').trim() || 'recipe'}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}

type LineProps = { recipe: Recipe; act: Actions; mayRepair: boolean; onOpen: () => void }

function RecipeLine({ recipe, act, mayRepair, onOpen }: LineProps) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const object = useObject(recipe.object)
  const { id, name, last, every } = recipe
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 text-sm">
      <span className="min-w-0 flex-1 basis-56">
        <span className="font-medium break-words">{name}</span>{' '}
        <span className="text-3">
          {label(object?.plural)} · {t('recipe.steps', { n: recipe.steps.length })}
        </span>
        {last && (
          <span className="block text-2">{t('recipe.last', { when: format.relative(last.at), n: last.changed })}</span>
        )}
      </span>
      <Select
        className="w-40"
        ariaLabel={t('recipe.every')}
        disabled={!mayRepair}
        value={every}
        options={(['never', 'night', 'week'] as const).map((value) => ({ value, label: t(`recipe.every.${value}`) }))}
        onChange={(value) => act.every.mutate({ recipe, every: (value ?? 'never') as Recipe['every'] })}
      />
      <IconButton icon={Download} label={t('recipe.export')} onClick={() => act.save.mutate(recipe)} />
      {mayRepair && (
        <>
          <IconButton icon={Pencil} label={t('recipe.changeNamed', { name })} onClick={onOpen} />
          <IconButton icon={Trash2} label={t('recipe.delete')} onClick={() => act.remove.mutate(recipe)} />
          <Button
            size="sm"
            icon={Play}
            busy={act.run.isPending && act.run.variables === id}
            onClick={() => act.run.mutate(id)}
          >
            {t('recipe.run')}
          </Button>
        </>
      )}
    </li>
  )
}
