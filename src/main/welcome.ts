import { ROLES } from '../foundation/identity/identity.contract.ts'
import type { Config } from '../platform/config/config.ts'
import type { SeededAccount } from './seed/seed.ts'

/** What is printed once everything runs: the addresses, and after the first start the accounts and what to try first. */
export function welcome(config: Config, accounts: readonly SeededAccount[]): string {
  if (config.services === 'worker') return '\n公衡 Gongheng：后台工作已启动。 / Background work has begun.\n\n'
  const base = config.publicUrl ?? `http://${config.host}:${config.port}`
  const lines = [
    '',
    '公衡 Gongheng',
    `  门户 portal      ${base}/`,
    `  工作台 staff     ${base}/staff`,
    `  接口 API         ${base}/api/v1   (OpenAPI ${base}/api/openapi.json)`,
    `  运行 operations  ${base}/healthz  ${base}/readyz  ${base}/metrics`,
    '',
    ...(accounts.length > 0 ? firstStart(accounts) : laterStart()),
    '按 Ctrl-C 停止。 / Ctrl-C stops it.',
    '',
  ]
  return `${lines.join('\n')}\n`
}

function firstStart(accounts: readonly SeededAccount[]): string[] {
  const width = Math.max(...accounts.map(({ name }) => name.length))
  return [
    '已装入演示城市“云衡市”。登录名与一次性密码（只显示这一次，首次登录须修改）：',
    'The demo city Yunheng is loaded. Sign-in names and one-time passwords (shown only now, to be changed at once):',
    ...accounts.map(({ name, password, role }) => {
      const { zh, en } = ROLES[role as keyof typeof ROLES]
      return `  ${name.padEnd(width)}  ${password}  ${zh} / ${en}`
    }),
    '',
    '先试试 / Try first:',
    '  1. 在门户“诉求”写一条建议，记下编号和查询码。 / Write a suggestion on the portal; keep its number and code.',
    '  2. 用 dispatcher 登录工作台派单，用 handler 答复，再到门户评价。 / Dispatch it as dispatcher, answer it as handler, then rate the answer on the portal.',
    '  3. 用 data 登录，在“台账”导入一份 CSV，看板数字几秒内更新。 / Import a register as data; the board moves within seconds.',
    '',
  ]
}

function laterStart(): string[] {
  return [
    '忘记密码 / A password was lost:  npm run gongheng -- user reset NAME',
    '全部命令 / All commands:         npm run gongheng -- help',
    '',
  ]
}
