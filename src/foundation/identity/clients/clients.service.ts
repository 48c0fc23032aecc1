import { randomBytes } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.ts'
import { errors } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Database, Tx } from '../../../platform/db/database.ts'
import { append } from '../../../platform/events/events.ts'
import { countyOf, type DirectoryPublic } from '../../directory/directory.public.ts'
import type { IdentityPublic } from '../identity.public.ts'
import { openAccounts } from '../identity.repository.ts'
import { type Client, type ClientWithKey, clientsErrors, type NewClient } from './clients.contract.ts'
import type { StoredClient } from './clients.repository.ts'
import * as repository from './clients.repository.ts'
import { hashOf, type KnownClients } from './known-clients.ts'

export type ClientsDeps = {
  readonly db: Database
  readonly directory: DirectoryPublic
  readonly displayNames: IdentityPublic['displayNames']
  readonly known: KnownClients
}

/** Characters of a key that stay readable, so that people can tell which key is meant. */
const PREFIX = 10

/** Gives keys to programs of others, replaces and revokes them. */
export function createClients({ db, directory, displayNames, known }: ClientsDeps) {
  /** Runs work on the clients; the endpoint has found that the actor may. */
  const managing = <T>(how: 'read' | 'transaction', actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
    (db[how] as Database['read'])(actor, async (tx) => {
      await openAccounts(tx)
      return work(tx)
    })

  async function shown(tx: Tx, clients: readonly StoredClient[]): Promise<Client[]> {
    const people = clients.flatMap(({ createdBy, revokedBy }) => [createdBy, revokedBy]).filter((id) => id !== null)
    const names = await displayNames(tx, [...new Set(people)])
    return clients.map(({ keyHash: _, ...client }) => ({
      ...client,
      purposes: client.purposes as Client['purposes'],
      createdAt: client.createdAt.toISOString(),
      createdBy: names.get(client.createdBy ?? '') ?? null,
      rotatedAt: client.rotatedAt?.toISOString() ?? null,
      lastUsedAt: client.lastUsedAt?.toISOString() ?? null,
      revokedAt: client.revokedAt?.toISOString() ?? null,
      revokedBy: names.get(client.revokedBy ?? '') ?? null,
    }))
  }

  async function one(tx: Tx, id: string): Promise<Client> {
    await openAccounts(tx)
    const client = await repository.findClientToChange(tx, id)
    return (await shown(tx, [client!]))[0]!
  }

  const list = (actor: Actor) =>
    managing('read', actor, async (tx) => ({ items: await shown(tx, await repository.listClients(tx)) }))

  const create = (actor: Actor, { name, purposes, perMinute }: NewClient): Promise<ClientWithKey> =>
    managing('transaction', actor, async (tx) => {
      if (await repository.isNameTaken(tx, name)) throw clientsErrors.CLIENT_NAME_TAKEN({ name }, { field: 'name' })
      const id = newId(tx.now.getTime())
      const key = newKey()
      const wanted = [...new Set(purposes)]
      await repository.insertClient(tx, { id, name, purposes: wanted, perMinute, ...keptOf(key) })
      await note(tx, 'client.created', id, { purposes: wanted, perMinute })
      known.forgetAfter(tx)
      return { client: await one(tx, id), key }
    })

  /** The client, which must be there, not be revoked and be of the version that was seen; held for a change. */
  async function toChange(tx: Tx, id: string, expected: number | undefined): Promise<StoredClient> {
    const client = await repository.findClientToChange(tx, id)
    if (!client) throw errors.NOT_FOUND({ what: id })
    if (client.revokedAt) throw clientsErrors.CLIENT_REVOKED()
    if (expected !== undefined && client.version !== expected) throw errors.CHANGED_MEANWHILE()
    return client
  }

  const rotate = (actor: Actor, id: string, expected: number | undefined): Promise<ClientWithKey> =>
    managing('transaction', actor, async (tx) => {
      await toChange(tx, id, expected)
      const key = newKey()
      const { keyPrefix, keyHash } = keptOf(key)
      await repository.updateKey(tx, id, keyPrefix, keyHash)
      await note(tx, 'client.rotated', id, {})
      known.forgetAfter(tx)
      return { client: await one(tx, id), key }
    })

  const revoke = (actor: Actor, id: string, reason: string, expected: number | undefined): Promise<Client> =>
    managing('transaction', actor, async (tx) => {
      const { purposes } = await toChange(tx, id, expected)
      await repository.updateRevoked(tx, id, reason)
      await note(tx, 'client.revoked', id, { purposes, reason })
      known.forgetAfter(tx)
      return one(tx, id)
    })

  async function note(tx: Tx, type: string, id: string, data: Readonly<Record<string, unknown>>): Promise<void> {
    const city = (await directory.listAreas(tx)).find(({ level }) => level === 'city')?.code
    append(tx, { type, subject: { kind: 'client', id }, countyCode: city ? countyOf(city) : '000000', data })
  }

  return { list, create, rotate, revoke }
}
export type ClientsService = ReturnType<typeof createClients>

/** A key: 192 random bits behind a mark by which leaked keys can be found in code and logs. */
function newKey(): string {
  return `ghk_${randomBytes(24).toString('base64url')}`
}

function keptOf(key: string) {
  return { keyPrefix: key.slice(0, PREFIX), keyHash: hashOf(key) }
}
