import type { DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import type { Module, Permission } from '../../../platform/module.ts'
import { createBoardService } from './board.service.ts'
import { createDigestService } from './digests.service.ts'
import { publicationConsumers, publicationJobs } from './publication.jobs.ts'
import { publicationMeasures } from './publication.measures.ts'
import { publicationRoutes } from './publication.routes.ts'
import { createPublicationService, type PublicationDeps } from './publication.service.ts'

/** Who publishes: never whoever worked on the matter, and of a digest never its author. */
export const PUBLICATION_PERMISSIONS: Readonly<Record<string, Permission>> = {
  'feedback.publish': {
    label: { zh: '核对并公开案例和季度通报', en: 'Check and publish cases and quarterly digests' },
    roles: ['publisher', 'supervisor'],
  },
}

/** Makes the part of feedback that tells the public what was heard and what became of it. */
export function createPublication(
  given: PublicationDeps & {
    readonly directory: DirectoryPublic
    readonly settings: () => { readonly smallCell: number; readonly smallNumber: number }
  },
) {
  const cases = createPublicationService(given)
  const board = createBoardService(given)
  const digests = createDigestService(given)
  return {
    cases,
    digests,
    bindings: publicationRoutes(cases, board, digests),
    permissions: PUBLICATION_PERMISSIONS,
    consumers: publicationConsumers(cases),
    jobs: publicationJobs(digests),
    measures: publicationMeasures(given.timeZone),
  } satisfies Partial<Module> & Record<string, unknown>
}
