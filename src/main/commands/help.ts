import { COMMANDS } from './all-commands.ts'
import { type Command, SHARED_OPTIONS, synopsis } from './command.ts'
import { padTo } from './terminal.ts'

const RUN = 'npm run gongheng --'

/** All commands, one line each in both languages. */
export function overview(): string[] {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length))
  return [
    '公衡 Gongheng',
    '',
    `用法 / Usage:  ${RUN} COMMAND …`,
    '',
    ...COMMANDS.flatMap(({ name, about }) => [
      `  ${padTo(name, width)}  ${about.zh}`,
      `  ${' '.repeat(width)}  ${about.en}`,
    ]),
    '',
    `单个命令的用法 / How one command is used:  ${RUN} help COMMAND`,
    '供程序读取 / For programs:  npm run -s gongheng -- COMMAND … --json',
    '  结果在标准输出，以一行 JSON 结束；其余都在标准错误。 / The result is one line of JSON at the end of standard output; all else goes to standard error.',
    '退出码 / Exit codes:  0 完成 done · 1 未完成 failed · 2 用法不对 called wrongly',
    '设置来自环境变量，见 config。 / Settings come from environment variables; see config.',
  ]
}

/** How one command is used. */
export function usageOf(command: Command): string[] {
  const options = Object.entries({ ...command.options, ...SHARED_OPTIONS })
  const labels = options.map(([name, { value }]) => `--${name}${value ? ` ${value}` : ''}`)
  const width = Math.max(...labels.map((label) => label.length))
  return [
    `${command.name}: ${command.about.zh}`,
    command.about.en,
    '',
    `用法 / Usage:  ${synopsis(command).replace('gongheng', RUN)}`,
    '',
    ...options.flatMap(([, { about }], i) => [
      `  ${padTo(labels[i]!, width)}  ${about.zh}`,
      `  ${' '.repeat(width)}  ${about.en}`,
    ]),
    ...(command.notes ? ['', command.notes.zh, command.notes.en] : []),
    ...(command.examples.length > 0 ? ['', '例 / Examples:'] : []),
    ...command.examples.map((example) => `  ${RUN} ${example}`),
  ]
}
