import { newId } from '../../kernel/ids.ts'
import type { Language } from '../../kernel/texts.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Grant } from './identity.contract.ts'

/** An account as it is kept. Secrets are hashed or sealed. */
export type StoredAccount = {
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly unitId: string | null
  readonly language: Language | null
  readonly passwordHash: string
  readonly passwordSetAt: Date
  readonly oneTime: boolean
  readonly failures: number
  readonly lockedUntil: Date | null
  readonly totpSecret: string | null
  readonly totpPending: string | null
  readonly totpStep: number | null
  readonly disabled: boolean
  readonly signedInAt: Date | null
  readonly version: number
}

/**
 * Opens the accounts of others to the rest of this transaction. Call it only after the service has found that the actor
 * may; without it row-level security shows the actor's own account alone.
 */
export async function openAccounts(tx: Tx): Promise<void> {
  await tx.query(`select set_config('identity.manages', 'on', true)`)
}

/** Closes them again, where the transaction goes on with the work of another module. */
export async function closeAccounts(tx: Tx): Promise<void> {
  await tx.query(`select set_config('identity.manages', 'off', true)`)
}

const select = (tx: Tx) =>
  tx.build
    .selectFrom('identity.accounts')
    .select([
      'id',
      'name',
      'display_name as displayName',
      'unit_id as unitId',
      'language',
      'password_hash as passwordHash',
      'password_set_at as passwordSetAt',
      'one_time as oneTime',
      'failures',
      'locked_until as lockedUntil',
      'totp_secret as totpSecret',
      'totp_pending as totpPending',
      'totp_step as totpStep',
      'disabled',
      'signed_in_at as signedInAt',
      'version',
    ])

export async function findAccountByName(tx: Tx, key: string): Promise<StoredAccount | undefined> {
  return (await tx.first(select(tx).where('name_key', '=', key))) as StoredAccount | undefined
}

export async function findAccount(tx: Tx, id: string): Promise<StoredAccount | undefined> {
  return (await tx.first(select(tx).where('id', '=', id))) as StoredAccount | undefined
}

/** The account, locked until the end of the transaction: two tries at once are counted as two. */
export async function findAccountToChange(tx: Tx, id: string): Promise<StoredAccount | undefined> {
  return (await tx.first(select(tx).where('id', '=', id).forUpdate())) as StoredAccount | undefined
}

/** Accounts in the order of their names after a given one, whose name or display name contains a text. */
export async function listAccounts(
  tx: Tx,
  { search, after, limit }: { search?: string | undefined; after?: string | undefined; limit: number },
): Promise<StoredAccount[]> {
  let query = select(tx).orderBy('name_key').limit(limit)
  if (after) query = query.where('name_key', '>', after)
  if (search) {
    const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((or) => or.or([or('name_key', 'like', pattern), or('display_name', 'ilike', pattern)]))
  }
  return (await tx.all(query)) as StoredAccount[]
}

export type NewAccount = {
  id: string
  name: string
  nameKey: string
  displayName: string
  unitId: string | null
  passwordHash: string
  oneTime: boolean
}

/** Writes a new account; says false where its name is taken. */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<boolean> {
  const query = tx.build
    .insertInto('identity.accounts')
    .values({
      id: account.id,
      name: account.name,
      name_key: account.nameKey,
      display_name: account.displayName,
      unit_id: account.unitId,
      password_hash: account.passwordHash,
      password_set_at: tx.now,
      one_time: account.oneTime,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('name_key').doNothing())
  return (await tx.run(query)) === 1
}

/** What of an account can change; `version` counts up when people are to notice. */
export type AccountChange = Partial<{
  display_name: string
  unit_id: string | null
  language: Language
  password_hash: string
  password_set_at: Date
  one_time: boolean
  failures: number
  locked_until: Date | null
  totp_secret: string | null
  totp_pending: string | null
  totp_step: number | null
  disabled: boolean
  signed_in_at: Date
  version: number
}>

export async function updateAccount(tx: Tx, id: string, change: AccountChange): Promise<void> {
  await tx.run(tx.build.updateTable('identity.accounts').set(change).where('id', '=', id))
}

export async function listGrants(tx: Tx, accountIds: readonly string[]): Promise<Map<string, Grant[]>> {
  const rows = await tx.query<Grant & { accountId: string }>(
    `select account_id as "accountId", role, unit_id as "unitId", area_code as "areaCode"
     from identity.grants where account_id = any($1::uuid[]) order by role, area_code, unit_id`,
    [accountIds],
  )
  const grants = new Map<string, Grant[]>(accountIds.map((id) => [id, []]))
  for (const { accountId, ...grant } of rows) grants.get(accountId)!.push(grant)
  return grants
}

export async function replaceGrants(tx: Tx, accountId: string, grants: readonly Grant[]): Promise<void> {
  await tx.run(tx.build.deleteFrom('identity.grants').where('account_id', '=', accountId))
  if (grants.length === 0) return
  const rows = grants.map(({ role, unitId, areaCode }) => ({
    id: newId(),
    account_id: accountId,
    role,
    unit_id: unitId,
    area_code: areaCode,
  }))
  await tx.run(tx.build.insertInto('identity.grants').values(rows))
}

/** The hashes of the last passwords, the newest first, without the one in use. */
export async function listFormerPasswords(tx: Tx, accountId: string, most: number): Promise<string[]> {
  const query = tx.build
    .selectFrom('identity.former_passwords')
    .select('password_hash')
    .where('account_id', '=', accountId)
    .orderBy('set_at', 'desc')
    .limit(most)
  return (await tx.all(query)).map((row) => row.password_hash)
}

/** Keeps the password that goes out of use, and of the older ones as many as asked for. */
export async function keepFormerPassword(
  tx: Tx,
  { id, passwordHash, passwordSetAt }: StoredAccount,
  most: number,
): Promise<void> {
  await tx.query(
    `insert into identity.former_passwords (account_id, set_at, password_hash) values ($1, $2, $3)
     on conflict do nothing`,
    [id, passwordSetAt, passwordHash],
  )
  await tx.query(
    `delete from identity.former_passwords where account_id = $1 and set_at not in (
       select set_at from identity.former_passwords where account_id = $1 order by set_at desc limit $2)`,
    [id, most],
  )
}

/** Those who hold a role for a unit, or for one of the given areas: the ones to be told of something. */
export async function listHolders(
  tx: Tx,
  role: string,
  { unitId = null, areaCodes }: { unitId?: string | null; areaCodes: readonly string[] },
): Promise<{ id: string; displayName: string; unitId: string | null }[]> {
  return tx.query(
    `select distinct a.id, a.display_name as "displayName", a.unit_id as "unitId"
     from identity.accounts a join identity.grants g on g.account_id = a.id
     where g.role = $1 and not a.disabled
       and (g.unit_id = $2::uuid or (g.unit_id is null and g.area_code = any($3::bpchar[])))
     order by a.id`,
    [role, unitId, areaCodes],
  )
}

export async function listDisplayNames(tx: Tx, ids: readonly string[]): Promise<{ id: string; displayName: string }[]> {
  return tx.query('select id, display_name as "displayName" from identity.accounts where id = any($1::uuid[])', [ids])
}

/** Whether there is any account yet. */
export async function hasAccounts(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>('select exists (select from identity.accounts) as found')
  return row!.found
}
