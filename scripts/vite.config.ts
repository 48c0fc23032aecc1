import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { tokensCss } from '../src/ui/tokens/tokens-css.ts'
import { antStyles } from '../src/ui/workbench/ant-styles.ts'

const ROOT = join(import.meta.dirname, '..')

/** Stylesheets that are computed: the tokens as custom properties, and the static styles of the Ant components. */
const SHEETS: Readonly<Record<string, () => string>> = {
  'virtual:tokens.css': tokensCss,
  'virtual:ant.css': antStyles,
}

function computedStylesheets(): Plugin {
  return {
    name: 'computed-stylesheets',
    resolveId: (id) => (id in SHEETS ? `\0${id}` : undefined),
    load: (id) => (id.startsWith('\0virtual:') ? SHEETS[id.slice(1)]?.() : undefined),
  }
}

/** The one place through which Ant's packages write style elements; ours writes none (`style-src 'self'`). */
const STYLE_WRITER = /@rc-component[\\/]util[\\/]es[\\/]Dom[\\/]dynamicCSS\.js$/
const NO_RUNTIME_STYLES = join(ROOT, 'src/ui/workbench/no-runtime-styles.ts')

function withoutRuntimeStyles(): Plugin {
  return {
    name: 'without-runtime-styles',
    load: (id) => (STYLE_WRITER.test(id) ? `export * from ${JSON.stringify(NO_RUNTIME_STYLES)}` : undefined),
  }
}

/**
 * Tells zod, before the first shape is made, not to compile its checks: that would need `unsafe-eval`, and even asking
 * for it is reported as a violation.
 */
function shapesWithoutEval(): Plugin {
  return {
    name: 'shapes-without-eval',
    transform: (code, id) =>
      /[\\/]zod[\\/]v4[\\/]core[\\/]core\.js$/.test(id) ? `${code}\nglobalConfig.jitless = true` : undefined,
  }
}

/**
 * Builds the workbench into dist/workbench, served below /staff/. Nothing is inlined and nothing is loaded from
 * elsewhere, so that it runs under `default-src 'self'`.
 */
export default defineConfig({
  root: join(ROOT, 'src/workbench'),
  base: '/staff/',
  plugins: [react(), computedStylesheets(), withoutRuntimeStyles(), shapesWithoutEval()],
  publicDir: false,
  build: {
    outDir: join(ROOT, 'dist/workbench'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:8080' } },
})
