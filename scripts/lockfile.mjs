/**
 * What package-lock.json says, as pure functions. A package may name one optional package for each platform
 * (`optionalDependencies`). npm leaves those out of the lockfile that the registry at hand does not serve, and `npm ci`
 * then refuses the lockfile as incomplete, on every machine. An entry with name, version and platform is enough: npm
 * skips it elsewhere and fetches it where the platform fits.
 */

/**
 * The entries that a lockfile (its `packages` object) lacks for optional packages with an exact version, by path.
 * @param {Record<string, any>} packages
 * @returns {Record<string, object>}
 */
export function missingPlatformEntries(packages) {
  const missing = {}
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (resolves(packages, path, name) || !/^\d+\.\d+\.\d+/.test(version)) continue
      missing[`node_modules/${name}`] = {
        version,
        ...platformOf(name),
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
      }
    }
  }
  return missing
}

/** Whether a package at `path` finds `name` in its own node_modules or in one further up. */
function resolves(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at}${at ? '/' : ''}node_modules/${name}`]) return true
    if (at === '' || !at.includes('/node_modules/')) break
  }
  return packages[`node_modules/${name}`] !== undefined
}

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']

/**
 * The platform that a package is for, read from the last words of its name, as in `…-linux-x64-musl`. A word for the
 * C library counts on Linux only.
 * @param {string} name
 */
export function platformOf(name) {
  const words = name.split(/[/-]/)
  const os = SYSTEMS.find((system) => words.includes(system))
  const cpu = PROCESSORS.find((processor) => words.includes(processor))
  if (!os || !cpu) throw new Error(`The name of ${name} does not say its platform: complete package-lock.json by hand`)
  const libc = words.includes('musl') ? 'musl' : words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined
  return { os: [os], cpu: [cpu], ...(os === 'linux' && libc ? { libc: [libc] } : {}) }
}

/**
 * What node_modules holds, judged by npm's own record of it (`node_modules/.package-lock.json`, written when an
 * installation is whole) against the lockfile: 'all', 'production' (without development packages) or 'other' (something
 * else, or nothing). Packages that are optional may be absent.
 * @param {Record<string, any>} wanted `packages` of package-lock.json
 * @param {Record<string, any>} installed `packages` of node_modules/.package-lock.json
 * @returns {'all' | 'production' | 'other'}
 */
export function installationOf(wanted, installed) {
  let development = true
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue
    const found = installed[path]
    if (found ? found.version !== entry.version || found.integrity !== entry.integrity : !entry.optional) {
      if (found || !entry.dev) return 'other'
      development = false
    }
  }
  return development ? 'all' : 'production'
}
