// The import law of ARCHITECTURE.md, one rule a sentence. tests/architecture/import-law.test.ts proves that each bites.
// Tiers, lowest first: kernel < platform < foundation < delivery < oversight < main. analytics knows only kernel.

const TIERS = ['foundation', 'delivery', 'oversight']
const ANY_TIER = TIERS.join('|')
export const MODULE = `^src/(?:${ANY_TIER})/([^/]+)/`
const SCREENS = 'portal|workbench|ui'

/** A rule that fails the build when `from` imports `to`. */
export const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const role = (name) => `\\.${name}\\.ts$`
const PLAIN = '^src/kernel/|\\.contract\\.ts$'

export default {
  forbidden: [
    forbid('no-ring-of-files', 'Files form no ring.', {}, { circular: true }),
    forbid(
      'kernel-stands-alone',
      'kernel imports only zod.',
      { path: '^src/kernel/', pathNot: '\\.test\\.tsx?$' },
      { pathNot: '^src/kernel/|node_modules/zod/' },
    ),
    forbid(
      'platform-knows-no-domain',
      'platform imports only kernel and packages.',
      { path: '^src/platform/' },
      { path: '^src/', pathNot: '^src/(platform|kernel)/' },
    ),
    forbid(
      'analytics-is-pure',
      'analytics imports only kernel and packages that do no I/O.',
      { path: '^src/analytics/', pathNot: '\\.test\\.tsx?$' },
      {
        path: '^src/|^(node:)?(fs|net|http|https|child_process|worker_threads)|node_modules/(pg|fastify)/',
        pathNot: '^src/(analytics|kernel)/',
      },
    ),
    ...TIERS.slice(0, -1).map((tier, i) =>
      forbid(
        `${tier}-never-looks-up`,
        'A lower tier learns of a higher one only by event.',
        { path: `^src/${tier}/` },
        { path: `^src/(${TIERS.slice(i + 1).join('|')})/` },
      ),
    ),
    forbid(
      'only-main-wires',
      'Nobody imports main; no server code imports a screen.',
      { path: `^src/(kernel|platform|analytics|${ANY_TIER}|${SCREENS})/` },
      { path: '^src/main/' },
    ),
    forbid(
      'server-shows-no-screen',
      'Server code imports no screen; only charts, tokens and translations of ui.',
      { path: `^src/(kernel|platform|analytics|${ANY_TIER})/` },
      { path: `^src/(${SCREENS})/`, pathNot: '^src/ui/(charts|tokens)/' },
    ),
    forbid(
      'front-door-only',
      "Another module's private files stay private: use its .public.ts or .contract.ts.",
      { path: MODULE },
      { path: `^src/(?:${ANY_TIER})/`, pathNot: `^src/(?:${ANY_TIER})/$1/|\\.(public|contract)\\.ts$` },
    ),
    forbid(
      'screens-see-contracts',
      'Browser code imports only contracts, kernel and ui.',
      { path: `^src/(${SCREENS})/`, pathNot: '\\.test\\.tsx?$|^src/portal/.*\\.server\\.tsx?$' },
      { path: '^src/', pathNot: `^src/(${SCREENS}|kernel)/|\\.contract\\.ts$` },
    ),
    forbid(
      'portal-stays-apart',
      'The portal does not know the workbench.',
      { path: '^src/portal/' },
      { path: '^src/workbench/' },
    ),
    forbid(
      'workbench-stays-apart',
      'The workbench does not know the portal.',
      { path: '^src/workbench/' },
      { path: '^src/portal/' },
    ),
    forbid('ui-knows-no-page', 'ui is below the screens.', { path: '^src/ui/' }, { path: '^src/(portal|workbench)/' }),
    forbid(
      'contract-is-plain',
      'A contract imports only kernel, zod and other contracts.',
      { path: role('contract') },
      { pathNot: `${PLAIN}|node_modules/zod/` },
    ),
    forbid(
      'rules-are-pure',
      'Rules import only kernel, contracts, analytics, other rules of the module, and the mechanisms workflow and clock.',
      { path: role('rules') },
      {
        path: '.',
        pathNot: `${PLAIN}|\\.rules\\.ts$|^src/analytics/|^src/platform/(workflow|clock|measures)/|node_modules/zod/`,
      },
    ),
    forbid(
      'routes-ask-the-service',
      'Routes reach data only through the service.',
      { path: role('routes') },
      { path: '\\.(repository|jobs)\\.ts$|^src/platform/db/' },
    ),
    forbid(
      'jobs-ask-the-service',
      'Jobs reach data only through the service.',
      { path: role('jobs') },
      { path: '\\.(repository|routes)\\.ts$' },
    ),
    forbid(
      'measures-are-declared',
      'Measures only declare: they import contracts, rules of the module, kernel and platform/measures.',
      { path: role('measures') },
      {
        path: '^src/',
        pathNot: `^src/(kernel|platform/measures)/|\\.(contract|rules)\\.ts$|^src/platform/events/events\\.ts$`,
      },
    ),
    forbid(
      'service-knows-no-http',
      'A service knows neither HTTP nor the job runner.',
      { path: role('service') },
      {
        path: '\\.(routes|jobs|module)\\.ts$|node_modules/(fastify|pg-boss)/|^src/platform/http/',
        pathNot: '^src/platform/http/(binding|validation)\\.ts$',
      },
    ),
    forbid(
      'repository-is-last',
      'A repository imports only db, kernel, its contract and packages.',
      { path: role('repository') },
      { path: '^src/', pathNot: `^src/(kernel|platform/db)/|\\.contract\\.ts$|\\.repository\\.ts$` },
    ),
    forbid(
      'code-ships-no-tests',
      'Shipped code imports no test code.',
      { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      { path: '^tests/|\\.test\\.tsx?$' },
    ),
    forbid('no-barrels', 'There are no barrels.', {}, { path: '^src/.*/index\\.tsx?$' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
}
