type Files = Readonly<Record<string, string>>

/** A file that imports another one and exports something. */
const from = (path: string) => `import { x } from '${path}'\nexport const y = x\n`
const plain = 'export const x = 1\n'

/** For each law the smallest tree that breaks it. */
export const BREAKING: Readonly<Record<string, Files>> = {
  'no-ring-of-files': {
    'src/platform/a.ts': "import { b } from './b.ts'\nexport const a = () => b\n",
    'src/platform/b.ts': "import { a } from './a.ts'\nexport const b = () => a\n",
  },
  'no-ring-of-modules': {
    'src/delivery/one/one.public.ts': from('../two/two.contract.ts'),
    'src/delivery/one/one.contract.ts': plain,
    'src/delivery/two/two.contract.ts': plain,
    'src/delivery/two/two.public.ts': from('../one/one.contract.ts'),
  },
  'kernel-stands-alone': { 'src/kernel/a.ts': "import { join } from 'node:path'\nexport const y = join\n" },
  'platform-knows-no-domain': {
    'src/platform/a.ts': from('../foundation/m/m.public.ts'),
    'src/foundation/m/m.public.ts': plain,
  },
  'analytics-is-pure': { 'src/analytics/a.ts': from('../platform/p.ts'), 'src/platform/p.ts': plain },
  'foundation-never-looks-up': {
    'src/foundation/m/m.service.ts': from('../../delivery/d/d.public.ts'),
    'src/delivery/d/d.public.ts': plain,
  },
  'delivery-never-looks-up': {
    'src/delivery/m/m.service.ts': from('../../oversight/o/o.public.ts'),
    'src/oversight/o/o.public.ts': plain,
  },
  'only-main-wires': { 'src/platform/a.ts': from('../main/m.ts'), 'src/main/m.ts': plain },
  'server-shows-no-screen': {
    'src/oversight/m/m.service.ts': from('../../portal/page.ts'),
    'src/portal/page.ts': plain,
  },
  'front-door-only': {
    'src/delivery/m/m.service.ts': from('../other/other.repository.ts'),
    'src/delivery/other/other.repository.ts': plain,
  },
  'screens-see-contracts': {
    'src/workbench/page.ts': from('../delivery/m/m.public.ts'),
    'src/delivery/m/m.public.ts': plain,
  },
  'portal-stays-apart': { 'src/portal/a.ts': from('../workbench/b.ts'), 'src/workbench/b.ts': plain },
  'workbench-stays-apart': { 'src/workbench/a.ts': from('../portal/b.ts'), 'src/portal/b.ts': plain },
  'ui-knows-no-page': { 'src/ui/a.ts': from('../portal/b.ts'), 'src/portal/b.ts': plain },
  'contract-is-plain': { 'src/delivery/m/m.contract.ts': from('./m.rules.ts'), 'src/delivery/m/m.rules.ts': plain },
  'rules-are-pure': {
    'src/delivery/m/m.rules.ts': from('./m.repository.ts'),
    'src/delivery/m/m.repository.ts': plain,
  },
  'routes-ask-the-service': {
    'src/delivery/m/m.routes.ts': from('./m.repository.ts'),
    'src/delivery/m/m.repository.ts': plain,
  },
  'jobs-ask-the-service': {
    'src/delivery/m/m.jobs.ts': from('./m.repository.ts'),
    'src/delivery/m/m.repository.ts': plain,
  },
  'measures-are-declared': {
    'src/delivery/m/m.measures.ts': from('./m.service.ts'),
    'src/delivery/m/m.service.ts': plain,
  },
  'service-knows-no-http': {
    'src/delivery/m/m.service.ts': "import fastify from 'fastify'\nexport const y = fastify\n",
  },
  'repository-is-last': {
    'src/delivery/m/m.repository.ts': from('./m.service.ts'),
    'src/delivery/m/m.service.ts': plain,
  },
  'code-ships-no-tests': { 'src/platform/a.ts': from('./b.test.ts'), 'src/platform/b.test.ts': plain },
  'no-barrels': { 'src/platform/a.ts': from('./m/index.ts'), 'src/platform/m/index.ts': plain },
}

/** What the laws allow, each road once. */
export const LAWFUL: Files = {
  'src/kernel/k.ts': "import { z } from 'zod'\nexport const x = z.string()\n",
  'src/platform/p.ts': from('../kernel/k.ts'),
  'src/platform/db/db.ts': plain,
  'src/platform/workflow/w.ts': plain,
  'src/analytics/a.ts': from('../kernel/k.ts'),
  'src/foundation/f/f.public.ts': plain,
  'src/foundation/f/f.contract.ts': from('../../kernel/k.ts'),
  'src/delivery/m/m.contract.ts': from('../../foundation/f/f.contract.ts'),
  'src/delivery/m/m.rules.ts': `${from('../../platform/workflow/w.ts')}import './m.contract.ts'\nimport '../../analytics/a.ts'\n`,
  'src/delivery/m/m.repository.ts': from('../../platform/db/db.ts'),
  'src/delivery/m/m.service.ts': `${from('./m.repository.ts')}import './m.rules.ts'\nimport '../../foundation/f/f.public.ts'\n`,
  'src/delivery/m/m.routes.ts': from('./m.service.ts'),
  'src/delivery/m/m.module.ts': from('./m.routes.ts'),
  'src/portal/page.ts': from('../delivery/m/m.contract.ts'),
  'src/main/wire.ts': from('../delivery/m/m.module.ts'),
}
