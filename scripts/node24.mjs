/** The Node 24 that comes with the project's packages, whatever version the machine has. */
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'

const MAJOR = 24

/**
 * The path of the Node program to run the product with: the one installed below `root/node_modules`, else the one that
 * runs now if it is new enough. Undefined if there is neither.
 * @param {string} root the project's folder
 * @returns {string | undefined}
 */
export function node24(root) {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  const path = join(root, 'node_modules', `node-${system}-${process.arch}`, program)
  try {
    accessSync(path, constants.X_OK)
    return path
  } catch {
    return Number(process.versions.node.split('.')[0]) >= MAJOR ? process.execPath : undefined
  }
}
