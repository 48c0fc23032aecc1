import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const FONTS = join('assets', 'fonts')
const HERE = join('src', 'platform', 'documents')

/**
 * The folder of the product, found upwards from this file by its fonts: it is the same from source and from a bundle in
 * another folder.
 */
export function productFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  let folder = from
  while (!existsSync(join(folder, FONTS))) {
    const above = dirname(folder)
    if (above === folder) throw new Error(`No folder above ${from} has ${FONTS}, which reports are set in.`)
    folder = above
  }
  return folder
}

/** The folder with the fonts of documents. */
export function fontFolder(): string {
  return join(productFolder(), FONTS)
}

/** A file that belongs to this module and is read at run time (template, worker), which a bundle does not contain. */
export function moduleFile(name: string): URL {
  return pathToFileURL(join(productFolder(), HERE, name))
}

/** All fonts of a folder, in the order of their names. */
export async function readFonts(folder: string): Promise<Buffer[]> {
  const names = (await readdir(folder)).filter((name) => /\.(ttf|otf)$/i.test(name)).sort()
  return Promise.all(names.map((name) => readFile(join(folder, name))))
}
