import type { Bilingual } from '../../kernel/texts.ts'

export type Setting<T> = {
  readonly env: string
  readonly about: Bilingual
  readonly fallback: string
  /** Never printed. */
  readonly secret?: true
  /** Turns the text into the value, or says what is wrong with it. */
  readonly read: (text: string) => T | { wrong: Bilingual }
}

const text = (value: string) => value
const optional = (value: string) => value || null

function whole(least: number, most: number) {
  return (value: string) => {
    const number = Number(value)
    if (Number.isInteger(number) && number >= least && number <= most) return number
    return {
      wrong: { zh: `须为 ${least} 到 ${most} 的整数`, en: `must be a whole number from ${least} to ${most}` },
    }
  }
}

function oneOf<const T extends string>(...words: T[]) {
  return (value: string) =>
    (words as string[]).includes(value)
      ? (value as T)
      : { wrong: { zh: `须为 ${words.join('、')} 之一`, en: `must be one of ${words.join(', ')}` } }
}

function address(...protocols: string[]) {
  return (value: string) => {
    if (value === '') return null
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
    const shown = protocols.map((protocol) => `${protocol}//`).join(' ')
    return { wrong: { zh: `须为以 ${shown} 开头的地址`, en: `must be an address that begins with ${shown}` } }
  }
}

function namedIds(value: string) {
  if (value === '' || /^\s*[\w.-]+\s*=\s*[\w.-]+\s*(,\s*[\w.-]+\s*=\s*[\w.-]+\s*)*$/.test(value)) return value || null
  return { wrong: { zh: '须写作 名称=编号，以逗号分隔', en: 'must be name=id pairs with commas between' } }
}

function timeZone(value: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return value
  } catch {
    return {
      wrong: { zh: '须为 IANA 时区名，如 Asia/Shanghai', en: 'must be an IANA time zone such as Asia/Shanghai' },
    }
  }
}

/** Every setting of the product. Read once at the start; `npm run gongheng -- config` lists them. */
export const SETTINGS = {
  port: {
    env: 'PORT',
    fallback: '3000',
    read: whole(0, 65_535),
    about: { zh: '监听端口', en: 'port to listen on' },
  },
  host: {
    env: 'HOST',
    fallback: '127.0.0.1',
    read: text,
    about: { zh: '监听地址；0.0.0.0 表示对外开放', en: 'address to listen on; 0.0.0.0 opens it to the network' },
  },
  dataDir: {
    env: 'DATA_DIR',
    fallback: 'var',
    read: text,
    about: { zh: '数据目录（内置数据库、文件、密钥）', en: 'folder of the embedded database, files and keys' },
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    fallback: '',
    secret: true,
    read: address('postgres:', 'postgresql:'),
    about: {
      zh: '使用外部 PostgreSQL（15 或更高）；不填则用内置数据库',
      en: 'a PostgreSQL server, 15 or later; empty for the embedded one',
    },
  },
  poolSize: {
    env: 'DATABASE_POOL',
    fallback: '10',
    read: whole(2, 200),
    about: { zh: '数据库连接数', en: 'database connections of one process' },
  },
  services: {
    env: 'SERVICES',
    fallback: 'all',
    read: oneOf('all', 'web', 'worker'),
    about: {
      zh: '本进程承担的工作：all、web、worker（也可用 --services=）',
      en: 'what this process does: all, web, worker (also --services=)',
    },
  },
  publicUrl: {
    env: 'PUBLIC_URL',
    fallback: '',
    read: address('http:', 'https:'),
    about: {
      zh: '对外访问地址，用于链接与邮件；https 时 Cookie 仅限加密传输',
      en: 'address as seen from outside, for links; with https cookies are Secure',
    },
  },
  trustProxy: {
    env: 'TRUST_PROXY',
    fallback: 'no',
    read: oneOf('no', 'yes'),
    about: {
      zh: '是否信任反向代理传来的客户端地址',
      en: 'whether to believe the client address that a reverse proxy passes on',
    },
  },
  rateFactor: {
    env: 'RATE_FACTOR',
    fallback: '1',
    read: whole(1, 1_000_000),
    about: {
      zh: '各接口每分钟次数上限的倍数',
      en: 'multiplies the number of calls a minute that each operation allows',
    },
  },
  demo: {
    env: 'DEMO',
    fallback: 'yes',
    read: oneOf('yes', 'no'),
    about: { zh: '空库首次启动时装入演示城市', en: 'load the demo city into an empty database at the first start' },
  },
  timeZone: {
    env: 'CITY_TIME_ZONE',
    fallback: 'Asia/Shanghai',
    read: timeZone,
    about: { zh: '本市时区', en: 'time zone of the city' },
  },
  logLevel: {
    env: 'LOG_LEVEL',
    fallback: 'info',
    read: oneOf('silent', 'error', 'warn', 'info', 'debug'),
    about: { zh: '日志级别', en: 'how much is logged' },
  },
  sessionIdleMinutes: {
    env: 'SESSION_IDLE_MINUTES',
    fallback: '30',
    read: whole(1, 1440),
    about: { zh: '无操作多少分钟后自动退出', en: 'minutes without action after which a session ends' },
  },
  passwordDays: {
    env: 'PASSWORD_DAYS',
    fallback: '90',
    read: whole(0, 3650),
    about: { zh: '密码使用多少天后须更换；0 表示不要求', en: 'days after which a password must be changed; 0: never' },
  },
  secondFactor: {
    env: 'SECOND_FACTOR',
    fallback: 'optional',
    read: oneOf('optional', 'administrators', 'everyone'),
    about: {
      zh: '谁必须启用动态码：optional 自愿、administrators 三员、everyone 所有账号',
      en: 'who must have a second factor: optional (nobody), administrators, everyone',
    },
  },
  secretKey: {
    env: 'SECRET_KEY',
    fallback: '',
    secret: true,
    read: (value: string) =>
      value === '' || /^[0-9a-f]{64}$/i.test(value)
        ? value || null
        : { wrong: { zh: '须为 64 位十六进制', en: 'must be 64 hexadecimal digits' } },
    about: {
      zh: '个人信息加密主密钥（64 位十六进制）；不填则生成于数据目录',
      en: 'master key for personal data, 64 hex digits; empty: made and kept in the data folder',
    },
  },
  smtpUrl: {
    env: 'SMTP_URL',
    fallback: '',
    secret: true,
    read: address('smtp:', 'smtps:'),
    about: { zh: '发信服务器；不填则邮件只留在发件箱', en: 'mail server; empty: mail stays in the outbox' },
  },
  mailFrom: {
    env: 'MAIL_FROM',
    fallback: 'gongheng@localhost',
    read: text,
    about: { zh: '发件人地址', en: 'sender of e-mail' },
  },
  smsUrl: {
    env: 'SMS_URL',
    fallback: '',
    read: address('http:', 'https:'),
    about: {
      zh: '短信网关（GOV.UK Notify 形式）；不填则短信只留在发件箱',
      en: 'SMS gateway in the shape of GOV.UK Notify; empty: messages stay in the outbox',
    },
  },
  smsKey: {
    env: 'SMS_KEY',
    fallback: '',
    secret: true,
    read: optional,
    about: { zh: '短信网关密钥', en: 'key of the SMS gateway' },
  },
  smsTemplates: {
    env: 'SMS_TEMPLATES',
    fallback: '',
    read: namedIds,
    about: {
      zh: '短信网关中已报备的模板编号，如 feedback.replied.zh=编号,feedback.received.zh=编号',
      en: 'ids of the templates at the SMS gateway: feedback.replied.zh=ID,feedback.received.zh=ID',
    },
  },
  scanCommand: {
    env: 'SCAN_COMMAND',
    fallback: '',
    read: optional,
    about: {
      zh: '病毒扫描命令，文件路径附在末尾，退出码非 0 即拒收',
      en: 'virus scanner, called with the path of a file; a non-zero exit refuses the file',
    },
  },
  maxUploadMb: {
    env: 'MAX_UPLOAD_MB',
    fallback: '200',
    read: whole(1, 4096),
    about: { zh: '单个台账文件上限（MB）', en: 'largest register file in MB' },
  },
  hotline: {
    env: 'HOTLINE',
    fallback: '12345',
    read: text,
    about: { zh: '页面上显示的热线电话', en: 'telephone number shown to residents' },
  },
  siteOrganiser: {
    env: 'SITE_ORGANISER',
    fallback: '',
    read: optional,
    about: { zh: '网站主办单位（页脚）；不填则用市政府办公室', en: 'who publishes the site (footer)' },
  },
  siteOperator: {
    env: 'SITE_OPERATOR',
    fallback: '',
    read: optional,
    about: { zh: '网站承办单位（页脚）', en: 'who runs the site (footer)' },
  },
  siteCode: {
    env: 'SITE_CODE',
    fallback: '',
    read: optional,
    about: { zh: '政府网站标识码（页脚）', en: 'site code of a government site (footer)' },
  },
  siteIcp: {
    env: 'SITE_ICP',
    fallback: '',
    read: optional,
    about: { zh: 'ICP 备案号（页脚）', en: 'ICP registration (footer)' },
  },
  sitePolice: {
    env: 'SITE_POLICE',
    fallback: '',
    read: optional,
    about: { zh: '公安备案号（页脚）', en: 'public security registration (footer)' },
  },
} as const satisfies Record<string, Setting<unknown>>
