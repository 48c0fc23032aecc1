import type { Module, Permission } from '../../platform/module.ts'
import { createAnswers } from './answers.service.ts'
import { EntryIndex } from './entry-index.ts'
import type { KnowledgeDeps } from './knowledge.deps.ts'
import { knowledgeJobs } from './knowledge.jobs.ts'
import { knowledgeMeasures } from './knowledge.measures.ts'
import type { KnowledgePublic } from './knowledge.public.ts'
import { knowledgeRoutes } from './knowledge.routes.ts'
import { createKnowledgeService } from './knowledge.service.ts'
import { knowledgeTemplates } from './knowledge.templates.ts'

const PERMISSIONS: Readonly<Record<string, Permission>> = {
  'knowledge.read': {
    label: { zh: '查询知识库', en: 'Search the knowledge base' },
    roles: ['operator', 'dispatcher', 'handler', 'unit-head', 'supervisor', 'evaluator', 'publisher', 'leader'],
  },
  'knowledge.write': {
    label: { zh: '撰写和修改知识条目', en: 'Write and change answers' },
    roles: ['operator', 'dispatcher', 'handler', 'unit-head', 'supervisor', 'publisher'],
  },
  'knowledge.check': {
    label: { zh: '核对、复审知识条目', en: 'Check and review answers' },
    roles: ['dispatcher', 'unit-head', 'supervisor', 'publisher'],
  },
  'knowledge.publish': {
    label: { zh: '发布、停用知识条目', en: 'Publish and retire answers' },
    roles: ['supervisor', 'publisher'],
  },
}

/** Makes the knowledge base; main hands it what it needs. */
export function createKnowledge(deps: KnowledgeDeps): { module: Module; public: KnowledgePublic } {
  const entries = createKnowledgeService(deps)
  const answers = createAnswers(deps, new EntryIndex(deps.db))
  const module: Module = {
    name: 'knowledge',
    permissions: PERMISSIONS,
    bindings: knowledgeRoutes(entries, answers),
    jobs: knowledgeJobs(entries, answers),
    templates: Object.values(knowledgeTemplates),
    measures: knowledgeMeasures(deps.timeZone),
  }
  return { module, public: { publishDirectly: entries.publishDirectly } }
}
