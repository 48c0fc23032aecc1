import { defineErrors } from '../../kernel/errors.ts'

/** What can be wrong with the words of a command: all of them end the program with exit code 2. */
export const usageErrors = defineErrors({
  UNKNOWN_COMMAND: {
    status: 400,
    zh: '没有“{name}”这个命令，运行 help 查看全部命令。',
    en: 'There is no command “{name}”; run help to see them all.',
  },
  UNKNOWN_OPTION: {
    status: 400,
    zh: '{command} 没有 {option} 这个选项，运行 help {command} 查看用法。',
    en: '{command} has no option {option}; run help {command} to see its use.',
  },
  OPTION_WITHOUT_VALUE: {
    status: 400,
    zh: '{option} 后面缺少值，运行 help {command} 查看用法。',
    en: '{option} needs a value; run help {command} to see its use.',
  },
  OPTION_TAKES_NO_VALUE: {
    status: 400,
    zh: '{option} 后面不带值，运行 help {command} 查看用法。',
    en: '{option} takes no value; run help {command} to see its use.',
  },
  OPTION_NEEDED: {
    status: 400,
    zh: '{command} 缺少 {option}，运行 help {command} 查看用法。',
    en: '{command} needs {option}; run help {command} to see its use.',
  },
  ARGUMENT_NEEDED: {
    status: 400,
    zh: '用法不对，应为：{synopsis}',
    en: 'That is not how it is used, but: {synopsis}',
  },
  NOT_A_DAY: {
    status: 400,
    zh: '{option} 应为日期，如 2026-03-02，而不是“{value}”。',
    en: '{option} must be a date such as 2026-03-02, not “{value}”.',
  },
  NOT_A_PAST_DAY: {
    status: 400,
    zh: '{option} 不能晚于今天（{today}），而给出的是“{value}”。',
    en: '{option} must not be after today ({today}), and is “{value}”.',
  },
  NOT_A_NUMBER_WITHIN: {
    status: 400,
    zh: '{option} 应为大于 0、不超过 {most} 的数（天数为整数），而不是“{value}”。',
    en: '{option} must be a number above 0 and up to {most} (whole for days), not “{value}”.',
  },
  NOT_ONE_OF: {
    status: 400,
    zh: '{option} 只能是 {words}，而不是“{value}”。',
    en: '{option} must be one of {words}, not “{value}”.',
  },
  UNKNOWN_MEASURE: {
    status: 400,
    zh: '没有“{id}”这项指标，运行 measures 查看全部。',
    en: 'There is no measure “{id}”; run measures to see them all.',
  },
  FILE_NOT_READABLE: {
    status: 400,
    zh: '无法读取 {path}（{reason}），请检查路径和权限。',
    en: '{path} cannot be read ({reason}); check the path and its permissions.',
  },
})

const CODES: readonly string[] = Object.keys(usageErrors)

/** Whether an error means that the command was called wrongly, rather than that its work failed. */
export function isUsageError(code: string): boolean {
  return CODES.includes(code)
}
