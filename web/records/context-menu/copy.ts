import { toast } from '#web/ui/toast.ts'

/** Puts a text on the clipboard, and says so. */
export function copy(text: string, said: 'record.linkCopied' | 'menu.copied'): void {
  void navigator.clipboard?.writeText(text).then(() => toast({ text: said }))
}
