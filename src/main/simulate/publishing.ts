import * as digests from '../../delivery/feedback/publication/digests.contract.ts'
import * as publication from '../../delivery/feedback/publication/publication.contract.ts'
import { addDays, localDateOf, momentAt } from '../../kernel/dates.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Course } from './play.ts'
import type { Random } from './random.ts'
import type { Stage } from './stage.ts'
import type { World } from './world.ts'

const HOUR = 3_600_000
/** Cases published on a publishing day at scale 1. */
const CASES = 4
const CHECKS = Object.keys(publication.CHECKS) as publication.CheckCode[]

/**
 * The publishing of a city: on working days every third afternoon some cases go onto the portal, and in the first days of
 * a quarter the digest of the one before is drawn up, checked by somebody else and published.
 */
export async function* publishing(world: World, stage: Stage, scale: number, random: Random): Course {
  const publisher = world.staff.person('发布审核员', { role: 'publisher', unitId: null }, 0)
  const checker = world.staff.person('质量监督员', { role: 'supervisor', unitId: null }, 0)
  for (;;) {
    const today = localDateOf(world.now(), world.zone)
    if (world.calendar.isWorkday(today) && random.chance(1 / 3))
      await publishCases(Math.max(1, Math.round(CASES * scale)))
    if (today.slice(8) === '05' && ['01', '04', '07', '10'].includes(today.slice(5, 7))) await publishDigest()
    yield new Date(momentAt(addDays(today, 1), 15 * HOUR, world.zone))
  }

  async function publishCases(most: number): Promise<void> {
    const query = { limit: Math.min(200, most), solved: 'true' } as const
    const { items } = await world.call(publisher, publication.listCandidates, { query })
    for (const { complaintId } of items) {
      const drafted = await world.call(publisher, publication.draftCase, { body: { complaintId } })
      const params = { id: drafted.id }
      const told = { params, body: { checks: CHECKS, foundIsFine: true } }
      try {
        await world.call(checker, publication.publishCase, told, drafted.version)
        world.tally.add('published')
      } catch (error) {
        if (!(error instanceof AppError) || error.status >= 500) throw error
        // What still holds personal data is not published: a person would write it anew.
        await world.call(
          checker,
          publication.dropCase,
          { params, body: { reason: '含个人信息，不宜公开' } },
          drafted.version,
        )
        world.tally.add('not published')
      }
    }
  }

  async function publishDigest(): Promise<void> {
    const { digests: service } = stage.wired.feedback.publication
    if (!(await service.drawUpLast(world.now()))) return
    const { items } = await world.call(publisher, digests.listDigests, { query: { limit: 1, state: 'DRAFT' } })
    const draft = items[0]
    if (!draft) return
    const params = { id: draft.id }
    const submitted = await world.call(
      publisher,
      digests.stepDigest,
      { params: { ...params, step: 'submit' }, body: {} },
      draft.version,
    )
    await world.call(
      checker,
      digests.stepDigest,
      { params: { ...params, step: 'publish' }, body: {} },
      submitted.version,
    )
    world.tally.add('digest published')
  }
}
