import type { Config } from '../../platform/config/config.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Authenticate } from '../../platform/http/server.ts'
import type { Module } from '../../platform/module.ts'
import type { Privacy } from '../../platform/privacy/privacy.ts'
import type { DirectoryPublic } from '../directory/directory.public.ts'
import { actorOf, type IdentityDeps } from './accounts.ts'
import { createAdministration } from './administration.service.ts'
import { clientsRoutes } from './clients/clients.routes.ts'
import { createClients } from './clients/clients.service.ts'
import { KnownClients } from './clients/known-clients.ts'
import type { IdentityPublic } from './identity.public.ts'
import { findAccount } from './identity.repository.ts'
import { identityRoutes } from './identity.routes.ts'
import { createOwnAccount } from './own-account.service.ts'
import { Sessions } from './sessions.ts'
import { createSignIn } from './sign-in.service.ts'

/** Makes the staff accounts: signing in, sessions, and what each account may do. */
export function createIdentity(options: {
  db: Database
  config: Pick<Config, 'sessionIdleMinutes' | 'passwordDays' | 'secondFactor'>
  privacy: Privacy
  directory: DirectoryPublic
  permissionsOf: () => ReadonlyMap<string, ReadonlySet<string>>
}): { module: Module; public: IdentityPublic; authenticate: Authenticate } {
  const { db, config, privacy, directory, permissionsOf } = options
  const { passwordDays, secondFactor } = config
  const base: IdentityDeps = { db, privacy, directory, permissionsOf, passwordDays, secondFactor }
  const sessions = new Sessions(db, config.sessionIdleMinutes, async (tx, accountId) => {
    const account = await findAccount(tx, accountId)
    return account && !account.disabled ? actorOf(base, tx, account) : undefined
  })
  const deps = { ...base, sessions }
  const administration = createAdministration(deps)
  const services = { signIn: createSignIn(deps), own: createOwnAccount(deps), administration, permissionsOf }
  const known = new KnownClients(db)
  const clients = createClients({ db, directory, known, displayNames: administration.forOthers.displayNames })
  const module: Module = {
    name: 'identity',
    permissions: {
      'identity.accounts.read': {
        label: { zh: '查看账号', en: 'See the accounts' },
        roles: ['system-admin', 'security-admin'],
      },
      'identity.accounts.manage': {
        label: { zh: '建立、修改和停用账号', en: 'Create, change and disable accounts' },
        roles: ['system-admin'],
      },
      'identity.accounts.secure': {
        label: { zh: '授权、重置密码和解锁', en: 'Give rights, reset passwords and unlock' },
        roles: ['security-admin'],
      },
      'identity.clients.manage': {
        label: { zh: '发放和撤销接口密钥', en: 'Give out and revoke API keys' },
        roles: ['system-admin'],
      },
    },
    bindings: [...identityRoutes(services), ...clientsRoutes(clients)],
    jobs: [{ name: 'identity.sweep-sessions', cron: '17 3 * * *', run: () => sessions.sweep() }],
  }
  return {
    module,
    public: {
      ...administration.forOthers,
      clientByKey: (key) => known.byKey(key),
      confirmClient: (tx, client) => known.confirm(tx, client),
    },
    authenticate: (token, language) => sessions.authenticate(token, language),
  }
}
