import { ROLES } from '../../foundation/identity/identity.contract.ts'
import { type SeededAccount, seedDemoCity } from '../seed/seed.ts'
import type { Command } from './command.ts'
import { tableLines } from './terminal.ts'

/** `seed`: fills an empty database with the demo city. */
export const seedCommand: Command = {
  name: 'seed',
  about: { zh: '在空库中装入演示城市', en: 'load the demo city into an empty database' },
  words: '',
  options: {},
  notes: {
    zh: '显示各演示账号的一次性密码，只显示这一次。已有账号的库保持不变。',
    en: 'Prints the one-time passwords of the demo accounts, this once. A database that has accounts is left as it is.',
  },
  examples: ['seed'],
  run: async ({ session }) => {
    const { db, wired, settle } = await session()
    const accounts = await seedDemoCity(db, wired)
    await settle()
    const seeded = accounts.length > 0
    const lines = seeded
      ? accountLines(accounts)
      : ['库中已有账号，未作改动。 / There are accounts already; nothing was changed.']
    return { json: { seeded, accounts }, lines }
  },
}

/** The demo accounts with their one-time passwords, as a table. */
function accountLines(accounts: readonly SeededAccount[]): string[] {
  const rows = accounts.map(({ name, password, role, displayName }) => {
    const { zh, en } = ROLES[role as keyof typeof ROLES]
    return [name, password, displayName, `${zh} / ${en}`]
  })
  return tableLines(['登录名 name', '一次性密码 password', '姓名 display', '角色 role'], rows)
}
