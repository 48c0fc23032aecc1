import { z } from 'zod'
import { endpoint, PageQuery, pageOf } from '../../kernel/endpoint.ts'
import { defineErrors } from '../../kernel/errors.ts'
import type { Bilingual } from '../../kernel/texts.ts'

/**
 * The roles that come with the product. The first three are the administrators of 等保 (GB/T 22239-2019 8.1.4): nobody
 * holds two of them.
 */
export const ROLES = {
  'system-admin': { zh: '系统管理员', en: 'System administrator' },
  'security-admin': { zh: '安全管理员', en: 'Security administrator' },
  'audit-admin': { zh: '审计管理员', en: 'Audit administrator' },
  operator: { zh: '热线话务员', en: 'Hotline operator' },
  dispatcher: { zh: '派单员', en: 'Dispatcher' },
  handler: { zh: '承办人员', en: 'Unit handler' },
  'unit-head': { zh: '承办单位负责人', en: 'Head of a unit' },
  supervisor: { zh: '质量监督员', en: 'Quality supervisor' },
  evaluator: { zh: '第三方评估员', en: 'Third-party evaluator' },
  'data-steward': { zh: '数据管理员', en: 'Data steward' },
  publisher: { zh: '发布审核员', en: 'Publication reviewer' },
  leader: { zh: '领导', en: 'Leader' },
} as const satisfies Record<string, Bilingual>
export type Role = keyof typeof ROLES
export const Role = z.enum(Object.keys(ROLES) as [Role, ...Role[]])
export const ADMINISTRATORS: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin']

/** A role held for one unit, or for an area with all below it (a 12-digit code; the city's code is everything). */
export const Grant = z.object({ role: Role, unitId: z.uuid().nullable(), areaCode: z.string().regex(/^\d{12}$/) })
export type Grant = z.infer<typeof Grant>

const SignInName = z
  .string()
  .trim()
  .min(2)
  .max(40)
  .regex(/^[a-z0-9][a-z0-9._-]+$/i)
const TotpCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/)
const Password = z.string().min(1).max(200)

export const Me = z.object({
  id: z.uuid(),
  name: z.string(),
  displayName: z.string(),
  language: z.enum(['zh', 'en']),
  grants: z.array(Grant),
  permissions: z.array(z.string()),
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  unitNameEn: z.string().nullable(),
  mustChangePassword: z.boolean(),
  secondFactor: z.enum(['none', 'totp']),
  /** The account may do nothing until it has set up a second factor. */
  mustSetSecondFactor: z.boolean(),
  /** ISO instant at which the session ends if nothing is done. */
  expiresAt: z.string(),
})
export type Me = z.infer<typeof Me>

export const signIn = endpoint({
  id: 'identity.signIn',
  method: 'POST',
  path: '/api/v1/session',
  summary: 'Sign in with a name, a password and, where the account has one, a time-based code.',
  who: 'anyone',
  body: z.object({ name: z.string().trim().min(1).max(40), password: Password, code: TotpCode.optional() }),
  reply: Me,
  perMinute: 20,
})
export const signOut = endpoint({
  id: 'identity.signOut',
  method: 'DELETE',
  path: '/api/v1/session',
  summary: 'End this session.',
  who: 'signed-in',
  evenWhenBlocked: true,
  reply: z.object({}),
})
export const me = endpoint({
  id: 'identity.me',
  method: 'GET',
  path: '/api/v1/session',
  summary: 'Who is signed in, and what the account may do.',
  who: 'signed-in',
  evenWhenBlocked: true,
  reply: Me,
})
export const changePassword = endpoint({
  id: 'identity.changePassword',
  method: 'POST',
  path: '/api/v1/session/password',
  summary: 'Change the own password; all other sessions of the account end.',
  who: 'signed-in',
  evenWhenBlocked: true,
  body: z.object({ current: Password, next: Password }),
  reply: Me,
  perMinute: 20,
})
export const setLanguage = endpoint({
  id: 'identity.setLanguage',
  method: 'PUT',
  path: '/api/v1/session/language',
  summary: 'Keep the language in which the account works.',
  who: 'signed-in',
  evenWhenBlocked: true,
  body: z.object({ language: z.enum(['zh', 'en']) }),
  reply: Me,
})
export const beginTotp = endpoint({
  id: 'identity.beginTotp',
  method: 'POST',
  path: '/api/v1/session/totp',
  summary: 'Begin to set up a second factor: the secret, as text and as a QR code in SVG.',
  who: 'signed-in',
  evenWhenBlocked: true,
  reply: z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() }),
})
export const confirmTotp = endpoint({
  id: 'identity.confirmTotp',
  method: 'PUT',
  path: '/api/v1/session/totp',
  summary: 'Confirm the second factor with a code from the authenticator.',
  who: 'signed-in',
  evenWhenBlocked: true,
  body: z.object({ code: TotpCode }),
  reply: Me,
  perMinute: 20,
})

export const Account = z.object({
  id: z.uuid(),
  name: z.string(),
  displayName: z.string(),
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  grants: z.array(Grant),
  disabled: z.boolean(),
  lockedUntil: z.string().nullable(),
  mustChangePassword: z.boolean(),
  secondFactor: z.enum(['none', 'totp']),
  lastSignInAt: z.string().nullable(),
  version: z.number().int(),
})
export type Account = z.infer<typeof Account>
const AccountId = z.object({ id: z.uuid() })
const OneTime = z.object({ account: Account, oneTimePassword: z.string() })

export const listAccounts = endpoint({
  id: 'identity.listAccounts',
  method: 'GET',
  path: '/api/v1/accounts',
  summary: 'The staff accounts, found by name.',
  who: { permission: 'identity.accounts.read' },
  query: PageQuery.extend({ search: z.string().trim().max(100).optional() }),
  reply: pageOf(Account),
})
export const createAccount = endpoint({
  id: 'identity.createAccount',
  method: 'POST',
  path: '/api/v1/accounts',
  summary: 'Create a staff account without rights; the answer carries its one-time password.',
  who: { permission: 'identity.accounts.manage' },
  body: z.object({ name: SignInName, displayName: z.string().trim().min(1).max(80), unitId: z.uuid().nullable() }),
  reply: OneTime,
  status: 201,
})
export const changeAccount = endpoint({
  id: 'identity.changeAccount',
  method: 'PATCH',
  path: '/api/v1/accounts/:id',
  summary: 'Change the display name or unit of an account, or disable it.',
  who: { permission: 'identity.accounts.manage' },
  params: AccountId,
  body: z.object({
    displayName: z.string().trim().min(1).max(80).optional(),
    unitId: z.uuid().nullable().optional(),
    disabled: z.boolean().optional(),
  }),
  reply: Account,
  ifMatch: true,
})
export const resetPassword = endpoint({
  id: 'identity.resetPassword',
  method: 'POST',
  path: '/api/v1/accounts/:id/password',
  summary: 'Give an account a new one-time password, unlock it, and remove its second factor.',
  who: { permission: 'identity.accounts.secure' },
  params: AccountId,
  reply: OneTime,
})
export const setGrants = endpoint({
  id: 'identity.setGrants',
  method: 'PUT',
  path: '/api/v1/accounts/:id/grants',
  summary: 'Set the roles of an account; its open sessions end.',
  who: { permission: 'identity.accounts.secure' },
  params: AccountId,
  body: z.object({ grants: z.array(Grant).max(30) }),
  reply: Account,
  ifMatch: true,
})
export const listRoles = endpoint({
  id: 'identity.listRoles',
  method: 'GET',
  path: '/api/v1/roles',
  summary: 'The roles and the permissions that each gives.',
  who: 'signed-in',
  reply: z.object({
    items: z.array(z.object({ role: Role, zh: z.string(), en: z.string(), permissions: z.array(z.string()) })),
  }),
})

export const identityErrors = defineErrors({
  WRONG_CREDENTIALS: {
    status: 401,
    zh: '用户名或密码不正确。连续输错 {limit} 次，账号将锁定 {minutes} 分钟。',
    en: 'The name or the password is not right. After {limit} wrong tries the account is locked for {minutes} minutes.',
  },
  ACCOUNT_LOCKED: {
    status: 423,
    zh: '账号因多次输错已锁定，请在 {minutes} 分钟后重试，或请安全管理员解锁。',
    en: 'The account is locked after too many wrong tries. Try again in {minutes} minutes, or ask the security administrator.',
  },
  ACCOUNT_DISABLED: {
    status: 403,
    zh: '此账号已停用。如需恢复，请联系系统管理员。',
    en: 'This account is disabled. Ask your system administrator if you need it again.',
  },
  CODE_NEEDED: {
    status: 401,
    zh: '请输入身份验证器上的 6 位动态码。',
    en: 'Enter the six-digit code that your authenticator shows.',
  },
  WRONG_CODE: {
    status: 401,
    zh: '动态码不正确或已过期。请核对手机时间后输入新的动态码。',
    en: 'The code is wrong or has expired. Check the clock of your phone and enter a fresh code.',
  },
  PASSWORD_MUST_CHANGE: {
    status: 403,
    zh: '首次登录或密码到期，请先修改密码。',
    en: 'Change your password first: it is a one-time password or it has expired.',
  },
  SECOND_FACTOR_NEEDED: {
    status: 403,
    zh: '按规定，您的账号须先启用动态码，再进行其他操作。',
    en: 'Your account must have a second factor: set it up before anything else.',
  },
  WEAK_PASSWORD: {
    status: 400,
    zh: '密码至少 {length} 位，并含大写字母、小写字母、数字、符号中的至少三类，且不能包含用户名、不能与最近 {history} 次相同。',
    en: 'A password has at least {length} characters of at least three kinds (capitals, small letters, digits, signs), does not contain the sign-in name, and is not one of your last {history}.',
  },
  CURRENT_PASSWORD_WRONG: {
    status: 400,
    zh: '现用密码不正确，请重新填写。连续输错将锁定账号。',
    en: 'The present password is not right. Enter it again; too many wrong tries lock the account.',
  },
  SECOND_FACTOR_SET: {
    status: 409,
    zh: '账号已启用动态码。如更换手机，请联系安全管理员重置后再设置。',
    en: 'The account has a second factor already. For a new phone, have the security administrator reset it first.',
  },
  SECOND_FACTOR_NOT_BEGUN: {
    status: 409,
    zh: '请先获取二维码并用身份验证器扫描，再填写动态码。',
    en: 'Get the QR code and scan it with your authenticator first, then enter the code.',
  },
  CODE_NOT_RIGHT: {
    status: 400,
    zh: '动态码不正确。请核对手机时间，填写验证器上当前的 6 位数字。',
    en: 'The code is not right. Check the clock of your phone and enter the six digits that it shows now.',
  },
  NAME_TAKEN: {
    status: 409,
    zh: '用户名“{name}”已被使用，请换一个。',
    en: 'The name “{name}” is taken. Choose another one.',
  },
  ADMINISTRATORS_APART: {
    status: 409,
    zh: '系统、安全、审计三类管理员须由不同的人担任，同一账号只能授予其中一种，且不得兼任业务角色。',
    en: 'The system, security and audit administrators are kept apart: an account holds one of these roles and no other.',
  },
  OWN_ACCOUNT: {
    status: 409,
    zh: '不能修改自己账号的权限或状态，请由另一位管理员操作。',
    en: 'You cannot change the rights or the state of your own account. Another administrator must do it.',
  },
})
