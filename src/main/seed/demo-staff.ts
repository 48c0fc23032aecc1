import type { Role } from '../../foundation/identity/identity.contract.ts'
import { CITY } from './demo-places.ts'

/** One account a role: sign-in name, display name, role, unit, and the area for which the role is held. */
export type DemoAccount = {
  name: string
  displayName: string
  role: Role
  unit: string | null
  area: string
  unitOnly?: true
}

export const STAFF: readonly DemoAccount[] = [
  { name: 'system', displayName: '系统管理员', role: 'system-admin', unit: 'hall', area: CITY },
  { name: 'security', displayName: '安全管理员', role: 'security-admin', unit: 'hall', area: CITY },
  { name: 'audit', displayName: '审计管理员', role: 'audit-admin', unit: 'hall', area: CITY },
  { name: 'operator', displayName: '话务员 01', role: 'operator', unit: 'hotline', area: CITY },
  { name: 'dispatcher', displayName: '派单员 01', role: 'dispatcher', unit: 'hotline', area: CITY },
  { name: 'handler', displayName: '城管承办员', role: 'handler', unit: 'urban', area: '990101000000', unitOnly: true },
  { name: 'handler2', displayName: '水务承办员', role: 'handler', unit: 'water', area: CITY, unitOnly: true },
  { name: 'head', displayName: '城管局负责人', role: 'unit-head', unit: 'urban', area: '990101000000', unitOnly: true },
  { name: 'supervisor', displayName: '质量监督员', role: 'supervisor', unit: 'quality', area: CITY },
  { name: 'evaluator', displayName: '第三方评估员', role: 'evaluator', unit: null, area: CITY },
  { name: 'data', displayName: '数据管理员', role: 'data-steward', unit: 'quality', area: CITY },
  { name: 'publisher', displayName: '发布审核员', role: 'publisher', unit: 'hall', area: CITY },
  { name: 'leader', displayName: '市领导', role: 'leader', unit: null, area: CITY },
]
