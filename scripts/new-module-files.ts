/** The files of a new module, as text. */
export function moduleFiles(tier: string, name: string, migration: string): Record<string, string> {
  const names = namesOf(name)
  const at = (role: string) => `src/${tier}/${name}/${name}.${role}.ts`
  return {
    [`db/migrations/${migration}`]: migrationOf(names),
    [at('contract')]: contractOf(names),
    [at('rules')]: rulesOf(names),
    [at('repository')]: repositoryOf(names),
    [at('service')]: serviceOf(names),
    [at('routes')]: routesOf(names),
    [at('measures')]: measuresOf(names),
    [at('module')]: moduleOf(names),
    [`src/${tier}/${name}/${name}.rules.test.ts`]: testOf(names),
    [`src/${tier}/${name}/README.md`]: readmeOf(names),
  }
}

type Names = ReturnType<typeof namesOf>

/** How a module's name is written in files, code, SQL and the singular of its rows. */
export function namesOf(name: string) {
  const camel = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const pascal = camel[0]!.toUpperCase() + camel.slice(1)
  const one = camel.replace(/ies$/, 'y').replace(/s$/, '')
  return { name, camel, pascal, schema: name.replaceAll('-', '_'), one, One: one[0]!.toUpperCase() + one.slice(1) }
}

const migrationOf = ({ schema, name }: Names) => `-- ${name}: say here what these rows are.
create schema ${schema};
grant usage on schema ${schema} to gongheng_app;

create table ${schema}.entries (
  county_code char(6)     not null,
  id          uuid        not null,
  area_code   char(12)    not null,
  unit_id     uuid        not null,
  title       text        not null,
  made_at     timestamptz not null,
  version     int         not null default 1,
  primary key (county_code, id)
);
create index entries_by_unit on ${schema}.entries (unit_id, made_at);
grant select, insert, update on ${schema}.entries to gongheng_app;

alter table ${schema}.entries enable row level security;
alter table ${schema}.entries force row level security;
create policy in_scope on ${schema}.entries
  using ((select scope.everything())
    or area_code = any((select scope.areas())::bpchar[])
    or unit_id = any((select scope.units())::uuid[]));
`

const contractOf = ({ name, camel, One, pascal }: Names) => `import { z } from 'zod'
import { endpoint, pageOf } from '../../kernel/endpoint.ts'

/** One row as it is shown. */
export const ${One} = z.object({ id: z.uuid(), title: z.string(), unitId: z.uuid(), version: z.number().int() })
export type ${One} = z.infer<typeof ${One}>

export const list${pascal} = endpoint({
  id: '${camel}.list',
  method: 'GET',
  path: '/api/v1/${name}',
  summary: 'The ${name.replaceAll('-', ' ')} in scope.',
  who: { permission: '${camel}.read' },
  reply: pageOf(${One}),
})

export const add${One} = endpoint({
  id: '${camel}.add',
  method: 'POST',
  path: '/api/v1/${name}',
  summary: 'Add one.',
  who: { permission: '${camel}.add' },
  body: z.object({ title: z.string().trim().min(1).max(200), unitId: z.uuid(), areaCode: z.string().regex(/^\\d{12}$/) }),
  reply: ${One},
  status: 201,
  creates: true,
})
`

const rulesOf = ({ One }: Names) => `/** A title as it is stored: without blanks at the ends or two in a row. */
export function title${One}(text: string): string {
  return text.trim().replace(/\\s+/g, ' ')
}
`

const repositoryOf = ({ schema, name, One, pascal }: Names) => `import type { Tx } from '../../platform/db/database.ts'
import type { ${One} } from './${name}.contract.ts'

type Row = { id: string; title: string; unitId: string; version: number }

export async function list${pascal}(tx: Tx): Promise<${One}[]> {
  return tx.query<Row>(
    'select id, title, unit_id as "unitId", version from ${schema}.entries order by made_at desc limit 200',
  )
}

export async function insert${One}(tx: Tx, row: Row & { countyCode: string; areaCode: string }): Promise<void> {
  await tx.query(
    \`insert into ${schema}.entries (county_code, id, area_code, unit_id, title, made_at, version)
     values ($1, $2, $3, $4, $5, $6, $7)\`,
    [row.countyCode, row.id, row.areaCode, row.unitId, row.title, tx.now, row.version],
  )
}
`

const serviceOf = ({
  name,
  camel,
  pascal,
  one,
  One,
}: Names) => `import { type Actor, covers } from '../../kernel/actor.ts'
import { errors } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Database, OnceKey } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import type { ${One} } from './${name}.contract.ts'
import * as repository from './${name}.repository.ts'
import { title${One} } from './${name}.rules.ts'

export type ${pascal}Service = ReturnType<typeof create${pascal}Service>

/** The use cases of ${name.replaceAll('-', ' ')}. */
export function create${pascal}Service({ db }: { db: Database }) {
  return {
    list: (actor: Actor) => db.read(actor, async (tx) => ({ items: await repository.list${pascal}(tx) })),
    add: (actor: Actor, given: { title: string; unitId: string; areaCode: string }, once?: OnceKey) => {
      if (!covers(actor, given)) throw errors.NOT_ALLOWED()
      return db.transaction(
        actor,
        async (tx): Promise<${One}> => {
          const ${one} = { id: newId(), title: title${One}(given.title), unitId: given.unitId, version: 1 }
          const countyCode = given.areaCode.slice(0, 6)
          await repository.insert${One}(tx, { ...${one}, countyCode, areaCode: given.areaCode })
          append(tx, {
            type: '${camel}.added',
            subject: { kind: '${camel}', id: ${one}.id },
            countyCode,
            areaCode: given.areaCode,
            unitId: given.unitId,
            data: {},
          })
          return ${one}
        },
        once,
      )
    },
  }
}
`

const routesOf = ({ name, pascal, One }: Names) => `import { type Binding, bind } from '../../platform/http/binding.ts'
import { add${One}, list${pascal} } from './${name}.contract.ts'
import type { ${pascal}Service } from './${name}.service.ts'

/** The endpoints, each bound to its use case. */
export function ${namesOf(name).camel}Routes(service: ${pascal}Service): Binding[] {
  return [
    bind(list${pascal}, (_, { actor }) => service.list(actor)),
    bind(add${One}, ({ body }, { actor, once }) => service.add(actor, body, once)),
  ]
}
`

const measuresOf = ({ camel, name }: Names) => `import { instantOf, localDateOf } from '../../kernel/dates.ts'
import type { Measure } from '../../platform/measures/measure.ts'

/** The numbers that this module offers. */
export const ${camel}Measures: readonly Measure[] = [
  {
    id: '${camel}.volume',
    kind: 'volume',
    label: { zh: '数量', en: 'Volume of ${name.replaceAll('-', ' ')}' },
    definition: { zh: '按登记之日计数。', en: 'Counted on the day they were added.' },
    better: 'neither',
    from: {
      '${camel}.added': ({ at, countyCode, areaCode, unitId }) => [
        { countyCode, day: localDateOf(instantOf(at)), area: areaCode ?? null, unit: unitId ?? null, count: 1 },
      ],
    },
  },
]
`

const moduleOf = ({ name, camel, pascal }: Names) => `import type { Database } from '../../platform/db/database.ts'
import type { Module } from '../../platform/module.ts'
import { ${camel}Measures } from './${name}.measures.ts'
import { ${camel}Routes } from './${name}.routes.ts'
import { create${pascal}Service } from './${name}.service.ts'

/** Makes the module; main hands it what it needs. */
export function create${pascal}({ db }: { db: Database }): { module: Module } {
  const service = create${pascal}Service({ db })
  const module: Module = {
    name: '${camel}',
    permissions: {
      '${camel}.read': { label: { zh: '查看', en: 'See ${name.replaceAll('-', ' ')}' }, roles: ['supervisor', 'leader'] },
      '${camel}.add': { label: { zh: '登记', en: 'Add ${name.replaceAll('-', ' ')}' }, roles: ['supervisor'] },
    },
    bindings: ${camel}Routes(service),
    measures: ${camel}Measures,
  }
  return { module }
}
`

const testOf = ({ name, One }: Names) => `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { title${One} } from './${name}.rules.ts'

test('a title is stored without needless blanks', () => {
  assert.equal(title${One}('  窗口   排队 '), '窗口 排队')
})
`

const readmeOf = ({ name, camel }: Names) => `# ${name}

Say in two sentences what this module is for.

**Words.** The terms of the field that it uses.

**Invariants.** What must always hold.

**Events out.** \`${camel}.added\`. **In.** none.
`
