import type { Command } from './command.ts'

/** `migrate`: brings the database up to this version. Every other command and the service do so at their start too. */
export const migrateCommand: Command = {
  name: 'migrate',
  about: { zh: '把数据库升级到当前版本', en: 'bring the database up to this version' },
  words: '',
  options: {},
  notes: {
    zh: '启动服务或运行其他命令时也会自动升级；多个进程同时升级时只有一个执行，其余等待。',
    en: 'The service and the other commands do so by themselves. Of several processes one migrates and the others wait.',
  },
  examples: ['migrate'],
  run: async ({ session }) => {
    const { migrated } = await session()
    const lines = migrated.length > 0 ? [...migrated] : ['数据库已是最新。 / The database is up to date.']
    return { json: { migrated }, lines }
  },
}
