import type { Module } from '../../platform/module.ts'
import type { TransparencyPublic } from './transparency.public.ts'
import { transparencyRoutes } from './transparency.routes.ts'
import { createTransparencyService, type TransparencyDeps } from './transparency.service.ts'

/** Makes the module that publishes quality reports. */
export function createTransparency(deps: TransparencyDeps): { module: Module; public: TransparencyPublic } {
  const service = createTransparencyService(deps)
  const module: Module = {
    name: 'transparency',
    permissions: {
      'transparency.read': {
        label: { zh: '查看质量报告', en: 'See quality reports' },
        roles: ['supervisor', 'evaluator', 'publisher', 'leader', 'data-steward'],
      },
      'transparency.author': {
        label: { zh: '编写质量报告', en: 'Write quality reports' },
        roles: ['supervisor', 'evaluator'],
      },
      'transparency.publish': {
        label: { zh: '审核发布质量报告', en: 'Review and publish quality reports' },
        roles: ['publisher'],
      },
    },
    bindings: transparencyRoutes(service),
  }
  return { module, public: { generate: (actor, wish) => service.generate(actor, wish) } }
}
