// Modules form no ring. Judged without tests: they may reach for the whole application and would close every ring.
import laws, { forbid, MODULE } from './.dependency-cruiser.mjs'

const rule = forbid(
  'no-ring-of-modules',
  'Modules form no ring.',
  { path: `${MODULE.slice(0, -1)}$` },
  { circular: true },
)

export default {
  forbidden: [{ ...rule, scope: 'folder' }],
  options: { ...laws.options, exclude: { path: '\\.test\\.tsx?$|^tests/' } },
}
