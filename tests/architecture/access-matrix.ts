import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { permissionsByRole } from '../../src/foundation/identity/identity.public.ts'
import type { AnyEndpoint } from '../../src/kernel/endpoint.ts'
import type { Module } from '../../src/platform/module.ts'

/** Who may call an endpoint: everybody, every staff account, API clients for a purpose, or the roles that hold its permission. */
export type Admitted = 'anyone' | 'signed-in' | `client:${string}` | readonly string[]
export type AccessMatrix = Readonly<Record<string, Admitted>>

const FILE = join(import.meta.dirname, 'access-matrix.json')

/** Who may call every endpoint of the modules, by the endpoint's id in the order of the alphabet. */
export function accessMatrix(modules: readonly Module[]): AccessMatrix {
  const byRole = permissionsByRole(modules)
  const admitted = ({ who }: AnyEndpoint): Admitted => {
    if (typeof who === 'string') return who
    if ('client' in who) return `client:${who.client}`
    return [...byRole]
      .filter(([, permissions]) => permissions.has(who.permission))
      .map(([role]) => role)
      .sort()
  }
  const endpoints = modules.flatMap(({ bindings = [] }) => bindings.map(({ endpoint }) => endpoint))
  return Object.fromEntries(
    endpoints.map((one) => [one.id, admitted(one)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** The matrix as it was agreed on: a change of rights shows in the diff of this file. */
export async function agreedMatrix(): Promise<AccessMatrix> {
  return JSON.parse(await readFile(FILE, 'utf8'))
}

/** Writes a matrix as the agreed one, a line for each endpoint. */
export async function agreeOn(matrix: AccessMatrix): Promise<void> {
  const lines = Object.entries(matrix).map(([id, who]) => {
    const text =
      typeof who === 'string' ? JSON.stringify(who) : `[${who.map((role) => JSON.stringify(role)).join(', ')}]`
    return `  ${JSON.stringify(id)}: ${text}`
  })
  await writeFile(FILE, `{\n${lines.join(',\n')}\n}\n`)
}
