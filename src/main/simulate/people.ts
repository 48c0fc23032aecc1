import { createHash } from 'node:crypto'
import type { Actor } from '../../kernel/actor.ts'
import type { Random } from './random.ts'

/** Somebody who turns to the city. Names and numbers are made up: no area of the country has the prefix 0990-5. */
export type Caller = { readonly name: string; readonly phone: string }

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余'
const GIVEN =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红建国志文斌慧婷雪梅鹏辉晨阳子涵雨欣浩然思远嘉怡俊凯晓东云飞春燕秀珍海波'
const KEPT = 4000

/** The callers of a city: most call once, some again, a few very often. */
export class Callers {
  readonly #known: Caller[] = []
  #made = 0

  draw(random: Random): Caller {
    const { length } = this.#known
    if (length > 50 && random.chance(0.26)) {
      // The nearer to the beginning the likelier: a few people stand for many calls.
      return this.#known[Math.floor(random.next() ** 3 * length)]!
    }
    const caller = this.#make(random)
    if (length < KEPT) this.#known.push(caller)
    return caller
  }

  #make(random: Random): Caller {
    const given = random.chance(0.75) ? random.pick([...GIVEN]) + random.pick([...GIVEN]) : random.pick([...GIVEN])
    const number = 5_000_000 + ((this.#made++ * 7919 + random.between(0, 7000)) % 900_000)
    return { name: random.pick([...SURNAMES]) + given, phone: `0990-${number}` }
  }
}

type Post = { readonly role: string; readonly unitId: string | null }

/** Members of staff of the demo city without accounts: each acts with the permissions of a role. */
export class Staff {
  readonly #permissions: ReadonlyMap<string, ReadonlySet<string>>
  readonly #made = new Map<string, Actor>()

  constructor(permissions: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#permissions = permissions
  }

  /** The `at`-th person with a role, at a unit or for the whole city. */
  person(title: string, { role, unitId }: Post, at: number): Actor {
    const name = `${title} ${String(at + 1).padStart(2, '0')}`
    const key = `${name} ${unitId ?? ''}`
    const known = this.#made.get(key)
    if (known) return known
    const actor: Actor = {
      kind: 'staff',
      id: idOf(key),
      name,
      unitId,
      roles: [role],
      permissions: this.#permissions.get(role) ?? new Set(),
      scope: { everything: unitId === null, areas: [], units: unitId ? [unitId] : [] },
      language: 'zh',
    }
    this.#made.set(key, actor)
    return actor
  }
}

/** An id that is the same in every run (a UUID of version 8, RFC 9562, made of the name's digest). */
function idOf(name: string): string {
  const hex = createHash('sha256').update(`gongheng simulate ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
