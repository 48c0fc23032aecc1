import type { Module } from '../../platform/module.ts'
import { ledgerRoutes } from './ledger.routes.ts'
import { createLedgerService, type LedgerDeps } from './ledger.service.ts'

/** Makes the ledger: the reading side of the event log, and what happens to reactions that failed. */
export function createLedger(deps: LedgerDeps): { module: Module } {
  const module: Module = {
    name: 'ledger',
    permissions: {
      'ledger.read': {
        label: { zh: '查阅、核验和导出审计日志', en: 'Read, check and export the audit log' },
        roles: ['audit-admin'],
      },
      'ledger.deadLetters': {
        label: { zh: '处置未处理成功的事件', en: 'Deal with events that failed' },
        roles: ['system-admin'],
      },
    },
    bindings: ledgerRoutes(createLedgerService(deps)),
  }
  return { module }
}
