import {
  type Account,
  changeAccount,
  type Grant,
  listAccounts,
  ROLES,
  type Role,
  setGrants,
} from '../../foundation/identity/identity.contract.ts'
import { errors } from '../../kernel/errors.ts'
import type { Command, Given, Outcome } from './command.ts'
import { usageErrors } from './command-errors.ts'
import { areaCodeOf, unitIdOf } from './places.ts'
import type { Session } from './session.ts'
import { tableLines } from './terminal.ts'

const ROLE_NAMES = Object.keys(ROLES) as Role[]
type Verb = (session: Session, given: Given, name: string) => Promise<Outcome>

/** `user`: the staff accounts, for the first ones and for emergencies. */
export const userCommand: Command = {
  name: 'user',
  about: { zh: '管理工作人员账号', en: 'manage the staff accounts' },
  words: 'list|add|reset|disable|enable|grant [NAME]',
  options: {
    role: { value: 'ROLE', about: { zh: `角色：${ROLE_NAMES.join(' ')}`, en: 'a role out of these' } },
    display: { value: 'TEXT', about: { zh: '姓名', en: 'display name' } },
    unit: { value: 'CODE_OR_NAME', about: { zh: '所属单位', en: 'the unit that the account belongs to' } },
    area: {
      value: 'CODE_OR_NAME',
      about: { zh: '角色适用的地区，不填为全市', en: 'the area for which the role is held; the city unless given' },
    },
    'unit-only': {
      about: { zh: '角色只适用于 --unit 给出的单位', en: 'the role is held for the unit given by --unit only' },
    },
    replace: {
      about: {
        zh: '以这一项替换原有全部授权，否则为增加',
        en: 'take away all other roles; otherwise the role is added',
      },
    },
  },
  notes: {
    zh: 'add 和 reset 显示一次性密码，只显示这一次，首次登录须修改。reset 同时解锁并清除第二因素。停用、重置、授权会结束该账号的登录。',
    en: 'add and reset print a one-time password, this once; it must be changed at the first sign-in. reset also unlocks and removes the second factor. disable, reset and grant end the open sessions.',
  },
  examples: [
    'user list',
    'user add li.wei --display 李伟 --role handler --unit 水务局 --unit-only',
    'user reset li.wei',
    'user grant li.wei --role supervisor --area 某县 --replace',
    'user disable li.wei',
  ],
  run: async ({ given, session }) => {
    const [verb = '', name] = given.words
    if (verb === 'list') return list(await session())
    const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined
    if (!run)
      throw usageErrors.NOT_ONE_OF({ option: 'user', words: ['list', ...Object.keys(VERBS)].join(' '), value: verb })
    if (name === undefined) throw usageErrors.ARGUMENT_NEEDED({ synopsis: `gongheng user ${verb} NAME` })
    const role = given.oneOf('role', ROLE_NAMES)
    if (verb === 'grant' && !role) given.needed('role')
    return run(await session(), given, name)
  },
}

const VERBS: Readonly<Record<string, Verb>> = {
  add: async (session, given, name) => {
    const { db, wired, actor } = session
    const grant = await grantOf(session, given)
    const unit = given.text('unit')
    const password = await db.transaction(actor, async (tx) => {
      const unitId = unit ? await unitIdOf(tx, wired.directory, unit) : null
      const displayName = given.text('display') ?? name
      const made = await wired.identity.createAccountDirectly(tx, {
        name,
        displayName,
        unitId,
        grants: grant ? [grant] : [],
      })
      return made.password
    })
    return passwordOutcome(name, password)
  },
  reset: async ({ db, wired, actor }, _given, name) => {
    const { password } = await db.transaction(actor, (tx) => wired.identity.resetPasswordDirectly(tx, name))
    return passwordOutcome(name, password)
  },
  disable: (session, _given, name) => switched(session, name, true),
  enable: (session, _given, name) => switched(session, name, false),
  grant: async (session, given, name) => {
    const account = await accountNamed(session, name)
    const grant = (await grantOf(session, given))!
    const same = (one: Grant) =>
      one.role === grant.role && one.unitId === grant.unitId && one.areaCode === grant.areaCode
    const others = given.flag('replace') ? [] : account.grants.filter((one) => !same(one))
    const input = { params: { id: account.id }, body: { grants: [...others, grant] } }
    return accountOutcome(await session.call(setGrants, input, account.version))
  },
}

async function switched(session: Session, name: string, disabled: boolean): Promise<Outcome> {
  const account = await accountNamed(session, name)
  const input = { params: { id: account.id }, body: { disabled } }
  return accountOutcome(await session.call(changeAccount, input, account.version))
}

/** The right that the options describe; none without a role. */
async function grantOf({ db, wired, actor }: Session, given: Given): Promise<Grant | undefined> {
  const role = given.oneOf('role', ROLE_NAMES)
  if (!role) return undefined
  const unit = given.flag('unit-only') ? given.needed('unit') : undefined
  const area = given.text('area')
  return db.read(actor, async (tx) => ({
    role,
    unitId: unit ? await unitIdOf(tx, wired.directory, unit) : null,
    areaCode: area ? await areaCodeOf(tx, wired.directory, area) : await wired.directory.cityCode(tx),
  }))
}

async function allAccounts(session: Session, search?: string): Promise<Account[]> {
  const accounts: Account[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await session.call(listAccounts, { query: { limit: 100, cursor, search } })
    accounts.push(...items)
    cursor = next
  } while (cursor)
  return accounts
}

async function accountNamed(session: Session, name: string): Promise<Account> {
  const wanted = name.toLowerCase()
  const found = (await allAccounts(session, name)).find((account) => account.name.toLowerCase() === wanted)
  if (!found) throw errors.NOT_FOUND({ what: name })
  return found
}

async function list(session: Session): Promise<Outcome> {
  const accounts = await allAccounts(session)
  return { json: accounts, lines: accountLines(accounts) }
}

function accountOutcome(account: Account): Outcome {
  return { json: account, lines: accountLines([account]) }
}

function accountLines(accounts: readonly Account[]): string[] {
  const rows = accounts.map(({ name, displayName, unitName, grants, disabled, lockedUntil }) => {
    const state = disabled ? '停用 disabled' : lockedUntil ? '锁定 locked' : ''
    const roles = grants.map(({ role, areaCode, unitId }) => `${ROLES[role].zh} ${unitId ? '本单位' : areaCode}`)
    return [name, displayName, unitName ?? '', roles.join('；'), state]
  })
  return tableLines(['登录名 name', '姓名 display', '单位 unit', '角色 roles', '状态 state'], rows)
}

function passwordOutcome(name: string, password: string): Outcome {
  return {
    json: { name, oneTimePassword: password },
    lines: [`${name}  ${password}`, '一次性密码，只显示这一次。 / A one-time password, shown this once.'],
  }
}
