import type { PageDefinition } from './page.ts'

/**
 * Every page of the workbench. To add one: write its component, and name it here with its path, its place in the rail,
 * what an account needs to see it, and its title. Rail, palette, routes and refusals follow from this list.
 */
export const PAGES: readonly PageDefinition[] = [
  {
    path: '/',
    rail: 'today',
    title: { zh: '今日', en: 'Today' },
    words: 'jinri jr home 首页',
    load: async () => (await import('./pages/today/TodayPage.tsx')).TodayPage,
  },
  {
    path: '/inbox/matters',
    rail: 'inbox',
    permissions: ['feedback.read'],
    title: { zh: '诉求', en: 'Matters' },
    words: 'suqiu sq 12345 热线 投诉 咨询 工单 complaints requests inbox',
    load: async () => (await import('./pages/matters/MattersPage.tsx')).MattersPage,
  },
  {
    path: '/inbox/matters/$id',
    permissions: ['feedback.read'],
    title: { zh: '诉求', en: 'Matter' },
    load: async () => (await import('./pages/matters/MatterPage.tsx')).MatterPage,
  },
  {
    path: '/settings/account',
    rail: 'settings',
    title: { zh: '我的账号', en: 'My account' },
    words: 'wode zhanghao wdzh 密码 动态码 password totp',
    load: async () => (await import('./pages/account/OwnAccountPage.tsx')).OwnAccountPage,
  },
  {
    path: '/settings/accounts',
    rail: 'settings',
    permissions: ['identity.accounts.read'],
    title: { zh: '账号与角色', en: 'Accounts and roles' },
    words: 'zhanghao juese zhjs 用户 权限 users permissions',
    load: async () => (await import('./pages/accounts/AccountsPage.tsx')).AccountsPage,
  },
  {
    path: '/settings/units',
    rail: 'settings',
    permissions: ['directory.manage'],
    title: { zh: '单位', en: 'Units' },
    words: 'danwei dw 部门 机构 departments',
    load: async () => (await import('./pages/directory/UnitsPage.tsx')).UnitsPage,
  },
  {
    path: '/settings/areas',
    rail: 'settings',
    permissions: ['directory.manage'],
    title: { zh: '地区', en: 'Areas' },
    words: 'diqu dq 区划 乡镇 街道 townships',
    load: async () => (await import('./pages/directory/AreasPage.tsx')).AreasPage,
  },
  {
    path: '/plan/imports',
    rail: 'plan',
    permissions: ['registers.import'],
    title: { zh: '导入台账', en: 'Import registers' },
    words: 'daoru taizhang drtz 上传 数据 upload data csv excel xes',
    load: async () => (await import('./pages/registers/ImportsPage.tsx')).ImportsPage,
  },
  {
    path: '/plan/imports/new',
    permissions: ['registers.import'],
    title: { zh: '导入台账文件', en: 'Import a register' },
    words: 'xin daoru 新建导入 new import',
    load: async () => (await import('./pages/registers/wizard/ImportWizard.tsx')).ImportWizard,
  },
  {
    path: '/plan/imports/$id',
    permissions: ['registers.import'],
    title: { zh: '一次导入', en: 'An import' },
    load: async () => (await import('./pages/registers/ImportPage.tsx')).ImportPage,
  },
  {
    path: '/plan/sources',
    rail: 'plan',
    permissions: ['registers.import'],
    title: { zh: '来源与映射', en: 'Sources and mappings' },
    words: 'laiyuan yingshe lyys mappings',
    load: async () => (await import('./pages/registers/SourcesPage.tsx')).SourcesPage,
  },
  {
    path: '/lookup/records',
    rail: 'lookup',
    permissions: ['registers.read'],
    title: { zh: '台账办件', en: 'Register records' },
    words: 'taizhang banjian tzbj 办件 matters',
    load: async () => (await import('./pages/registers/RecordsPage.tsx')).RecordsPage,
  },
]
