import type { DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import type { Module, Permission } from '../../../platform/module.ts'
import { createFollowUps, FOLLOW_UP_EVENTS } from '../follow-ups/follow-ups.service.ts'
import type { Steps } from '../steps.service.ts'
import { createLadder, WATCHED_EVENTS } from './ladder.service.ts'
import { createProblemOrders, PROBLEM_EVENTS } from './problem-orders.service.ts'
import { createQuality } from './quality.service.ts'
import { createRates } from './rates.service.ts'
import { createSlips } from './slips.service.ts'
import { createSpots } from './spots.service.ts'
import type { SupervisionDeps } from './supervision.deps.ts'
import { supervisionMeasures } from './supervision.measures.ts'
import { supervisionMessages } from './supervision.messages.ts'
import { supervisionRoutes } from './supervision.routes.ts'

const PERMISSIONS: Readonly<Record<string, Permission>> = {
  'feedback.urge': {
    label: { zh: '催办', en: 'Urge units' },
    roles: ['dispatcher', 'supervisor'],
  },
}

/** Makes the part of feedback that supervises it: the ladder, slips, problem orders, hot spots, call-backs, rates. */
export function createSupervision(
  deps: SupervisionDeps & { readonly directory: Pick<DirectoryPublic, 'unitById' | 'areasBelow'> },
  steps: Pick<Steps, 'hold' | 'takeIn'>,
) {
  const measures = supervisionMeasures(deps.timeZone)
  const slips = createSlips(deps)
  const problems = createProblemOrders(deps)
  const ladder = createLadder(deps, slips)
  const spots = createSpots(deps, problems)
  const quality = createQuality(deps)
  const followUps = createFollowUps(deps, { steps, problems })
  const rates = createRates(deps, measures)
  return {
    permissions: PERMISSIONS,
    bindings: supervisionRoutes({ ladder, slips, problems, spots, quality, rates, followUps }),
    consumers: [
      { name: 'feedback.ladder', types: WATCHED_EVENTS, batch: 100, handle: ladder.follow },
      { name: 'feedback.problem-orders', types: PROBLEM_EVENTS, batch: 100, handle: problems.notice },
      { name: 'feedback.spots', types: ['complaint.received'], batch: 50, handle: spots.notice },
      { name: 'feedback.reply-checks', types: ['complaint.replied'], batch: 50, handle: quality.keep },
      { name: 'feedback.follow-ups', types: FOLLOW_UP_EVENTS, batch: 50, handle: followUps.follow },
    ],
    jobs: [
      { name: 'feedback.ladder', cron: '*/3 * * * *', run: async () => void (await ladder.walk()) },
      {
        name: 'feedback.forget-intakes',
        cron: '50 2 * * *',
        run: async () => {
          while ((await spots.forget()) === spots.forgottenAtOnce) {
            // until nothing is left that is old enough
          }
        },
      },
    ],
    templates: Object.values(supervisionMessages),
    measures,
  } satisfies Partial<Module>
}
