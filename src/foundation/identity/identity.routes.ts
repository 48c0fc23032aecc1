import type { Language } from '../../kernel/texts.ts'
import type { Binding, Ctx } from '../../platform/http/binding.ts'
import { bind } from '../../platform/http/binding.ts'
import { SESSION_COOKIE } from '../../platform/http/server.ts'
import type { createAdministration } from './administration.service.ts'
import * as contract from './identity.contract.ts'
import type { createOwnAccount } from './own-account.service.ts'
import type { createSignIn } from './sign-in.service.ts'

type Services = {
  signIn: ReturnType<typeof createSignIn>
  own: ReturnType<typeof createOwnAccount>
  administration: ReturnType<typeof createAdministration>
  permissionsOf: () => ReadonlyMap<string, ReadonlySet<string>>
}

/** Binds the endpoints of identity, each to its use case. */
export function identityRoutes({ signIn, own, administration, permissionsOf }: Services): Binding[] {
  const meNow = (ctx: Ctx) => signIn.me(ctx.sessionToken!, ctx.language)
  const withCookie = (ctx: Ctx, token: string) => {
    ctx.setCookie(SESSION_COOKIE, token)
    return token
  }
  return [
    bind(contract.signIn, async ({ body }, ctx) => {
      const { me, token } = await signIn.signIn(body, ctx)
      withCookie(ctx, token)
      keepLanguage(ctx, me.language)
      return me
    }),
    bind(contract.signOut, async (_, ctx) => {
      await signIn.signOut(ctx.sessionToken!)
      ctx.clearCookie(SESSION_COOKIE)
      return {}
    }),
    bind(contract.me, (_, ctx) => meNow(ctx)),
    bind(contract.changePassword, async ({ body }, ctx) =>
      signIn.me(withCookie(ctx, await own.changePassword(ctx.actor, body)), ctx.language),
    ),
    bind(contract.setLanguage, async ({ body }, ctx) => {
      await own.setLanguage(ctx.actor, body.language)
      keepLanguage(ctx, body.language)
      return meNow(ctx)
    }),
    bind(contract.beginTotp, (_, ctx) => own.beginTotp(ctx.actor)),
    bind(contract.confirmTotp, async ({ body }, ctx) => {
      await own.confirmTotp(ctx.actor, body.code)
      return meNow(ctx)
    }),
    bind(contract.listAccounts, ({ query }, ctx) => administration.listAccounts(ctx.actor, query)),
    bind(contract.createAccount, ({ body }, ctx) => administration.createAccount(ctx.actor, body)),
    bind(contract.changeAccount, ({ params, body }, ctx) =>
      administration.changeAccount(ctx.actor, params.id, body, ctx.expectedVersion),
    ),
    bind(contract.resetPassword, ({ params }, ctx) => administration.resetPassword(ctx.actor, params.id)),
    bind(contract.setGrants, ({ params, body }, ctx) =>
      administration.setGrants(ctx.actor, params.id, body.grants, ctx.expectedVersion),
    ),
    bind(contract.listRoles, async () => ({ items: rolesWith(permissionsOf()) })),
  ]
}

/** From now on pages and errors come in this language too. */
function keepLanguage(ctx: Ctx, language: Language) {
  ctx.setCookie('gh_language', language, { maxAge: 31_536_000, readable: true })
}

function rolesWith(permissions: ReadonlyMap<string, ReadonlySet<string>>) {
  return contract.Role.options.map((role) => ({
    role,
    ...contract.ROLES[role],
    permissions: [...(permissions.get(role) ?? [])].sort(),
  }))
}
