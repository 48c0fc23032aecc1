import { describeConfig } from '../../platform/config/config.ts'
import type { Command } from './command.ts'

/** `config`: every setting with its value, and what it is for. */
export const configCommand: Command = {
  name: 'config',
  about: { zh: '列出全部设置及其当前值', en: 'list every setting with its present value' },
  words: '',
  options: {},
  notes: {
    zh: '设置以环境变量给出，例如 PORT=8080 npm start。密钥类设置只显示是否已填。',
    en: 'Settings are given as environment variables, as in PORT=8080 npm start. Secrets are never printed.',
  },
  examples: ['config', 'config --json'],
  run: async ({ config }) => {
    const zh = describeConfig(config, 'zh')
    const en = describeConfig(config, 'en')
    const json = zh.map(({ name, value, fallback, about }, i) => ({
      name,
      value,
      default: fallback,
      about: { zh: about, en: en[i]!.about },
    }))
    const lines = json.flatMap(({ name, value, default: fallback, about }) => [
      `${name}=${value}${value === fallback ? '' : `   (默认 default: ${fallback || '—'})`}`,
      `    ${about.zh} / ${about.en}`,
    ])
    return { json, lines }
  },
}
