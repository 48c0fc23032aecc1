import type { ComponentType } from 'react'
import type { Bilingual } from '../kernel/texts.ts'
import type { IconName } from '../ui/workbench/icon-paths.ts'

/** The tasks of the rail, in its order; pages stand under the task they serve, not under the module they come from. */
export const RAIL = {
  today: { text: { zh: '今日', en: 'Today' }, icon: 'today', key: 't' },
  hotline: { text: { zh: '热线', en: 'Hotline' }, icon: 'phone', key: 'h' },
  inbox: { text: { zh: '待办', en: 'Inbox' }, icon: 'inbox', key: 'i' },
  board: { text: { zh: '看板', en: 'Board' }, icon: 'board', key: 'b' },
  lookup: { text: { zh: '查询', en: 'Look up' }, icon: 'lookup', key: 'l' },
  plan: { text: { zh: '计划', en: 'Plan' }, icon: 'plan', key: 'p' },
  reports: { text: { zh: '报告', en: 'Reports' }, icon: 'reports', key: 'r' },
  settings: { text: { zh: '设置', en: 'Settings' }, icon: 'settings', key: 's' },
} as const satisfies Record<string, { text: Bilingual; icon: IconName; key: string }>
export type RailTask = keyof typeof RAIL
export const RAIL_TASKS = Object.keys(RAIL) as RailTask[]

/** One page of the workbench, as it is listed in pages.ts. */
export type PageDefinition = {
  /** Path below /staff, with `$name` for values: `/settings/accounts`, `/matters/$id`. */
  readonly path: string
  /** The task under which the rail lists it; without one it is reached from other pages only. */
  readonly rail?: RailTask
  /** One of these permissions is needed; every account may see it where none is named. */
  readonly permissions?: readonly string[]
  readonly title: Bilingual
  /** Further words by which the palette finds it: pinyin, its initials, a short name. */
  readonly words?: string
  /** Loads the page when it is first opened; each page is a file of its own in the build. */
  readonly load: () => Promise<ComponentType>
}

/** Whether an account may see a page. */
export function mayOpen(page: Pick<PageDefinition, 'permissions'>, can: (permission: string) => boolean): boolean {
  return page.permissions === undefined || page.permissions.some(can)
}

/** The pages that stand under a task of the rail for this account, in the order of the list. */
export function pagesUnder(
  task: RailTask,
  pages: readonly PageDefinition[],
  can: (permission: string) => boolean,
): readonly PageDefinition[] {
  return pages.filter((page) => page.rail === task && mayOpen(page, can))
}

/** The page that a path shows: the longest one whose fixed parts fit, so that a matter's page marks its list too. */
export function pageAt(path: string, pages: readonly PageDefinition[]): PageDefinition | undefined {
  const steps = stepsOf(path)
  const fits = (page: PageDefinition) => {
    const wanted = stepsOf(page.path)
    if (wanted.length === 0) return steps.length === 0
    return wanted.length <= steps.length && wanted.every((step, at) => step.startsWith('$') || step === steps[at])
  }
  return pages.filter(fits).sort((one, other) => stepsOf(other.path).length - stepsOf(one.path).length)[0]
}

const stepsOf = (path: string) => path.split('/').filter(Boolean)
