import { type Binding, bind } from '../../../platform/http/binding.ts'
import * as followUps from '../follow-ups/follow-ups.contract.ts'
import type { FollowUps } from '../follow-ups/follow-ups.service.ts'
import * as ladder from './ladder.contract.ts'
import type { Ladder } from './ladder.service.ts'
import * as problems from './problem-orders.contract.ts'
import type { ProblemOrders } from './problem-orders.service.ts'
import * as quality from './quality.contract.ts'
import type { QualityService } from './quality.service.ts'
import { threeRates } from './rates.contract.ts'
import type { Rates } from './rates.service.ts'
import * as slips from './slips.contract.ts'
import type { Slips } from './slips.service.ts'
import * as spots from './spots.contract.ts'
import type { Spots } from './spots.service.ts'

/** The routes of supervision and call-backs, one line each. */
export function supervisionRoutes(services: {
  ladder: Ladder
  slips: Slips
  problems: ProblemOrders
  spots: Spots
  quality: QualityService
  rates: Rates
  followUps: FollowUps
}): Binding[] {
  return [
    bind(ladder.listWatched, ({ query }, { actor }) => services.ladder.listWatched(query, actor)),
    bind(ladder.listUrgings, ({ params }, { actor }) => services.ladder.listUrgings(params.id, actor)),
    bind(ladder.urgeComplaint, ({ params, body }, ctx) => services.ladder.urgeByHand(params.id, body, ctx)),
    bind(slips.listSlips, ({ query }, { actor }) => services.slips.list(query, actor)),
    bind(slips.getSlip, ({ params }, { actor }) => services.slips.get(params.id, actor)),
    bind(slips.issueSlip, ({ params, body }, ctx) => services.slips.issue(params.id, body, ctx)),
    bind(slips.answerSlip, ({ params, body }, ctx) => services.slips.answer(params.id, body, ctx)),
    bind(slips.acceptSlip, ({ params, body }, ctx) => services.slips.accept(params.id, body, ctx)),
    bind(slips.sendBackSlip, ({ params, body }, ctx) => services.slips.sendBack(params.id, body, ctx)),
    bind(slips.withdrawSlip, ({ params, body }, ctx) => services.slips.withdraw(params.id, body, ctx)),
    bind(problems.listProblemOrders, ({ query }, { actor }) => services.problems.list(query, actor)),
    bind(problems.getProblemOrder, ({ params }, { actor }) => services.problems.get(params.id, actor)),
    bind(problems.raiseProblemOrder, ({ params, body }, ctx) => services.problems.raiseByHand(params.id, body, ctx)),
    bind(problems.assignProblemOrder, ({ params, body }, ctx) => services.problems.assign(params.id, body, ctx)),
    bind(problems.decideProblemOrder, ({ params, body }, ctx) => services.problems.decide(params.id, body, ctx)),
    bind(problems.closeProblemOrder, ({ params, body }, ctx) => services.problems.close(params.id, body, ctx)),
    bind(spots.listHotSpots, ({ query }, { actor }) => services.spots.list(query, actor)),
    bind(spots.getHotSpot, ({ params }, { actor }) => services.spots.get(params.id, actor)),
    bind(spots.closeHotSpot, ({ params, body }, ctx) => services.spots.close(params.id, body, ctx)),
    bind(spots.listRepeats, ({ query }, { actor }) => services.spots.listRepeats(query, actor)),
    bind(quality.checkReplyOf, ({ params, body }, { actor }) => services.quality.check(params.id, body, actor)),
    bind(quality.listReplyChecks, ({ query }, { actor }) => services.quality.list(query, actor)),
    bind(quality.judgeReply, ({ params, body }, ctx) => services.quality.judge(params.id, body, ctx)),
    bind(threeRates, ({ query }, { actor }) => services.rates.read(query, actor)),
    bind(followUps.followUpPlan, (_, { actor }) => services.followUps.readPlan(actor)),
    bind(followUps.listFollowUps, ({ query }, { actor }) => services.followUps.list(query, actor)),
    bind(followUps.getFollowUp, ({ params }, { actor }) => services.followUps.get(params.id, actor)),
    bind(followUps.tryFollowUp, ({ params, body }, ctx) => services.followUps.attempt(params.id, body, ctx)),
    bind(followUps.settleAdvice, ({ params }, ctx) => services.followUps.settleAdvice(params.id, ctx)),
  ]
}
