import { spawn } from 'node:child_process'
import { filesErrors } from './files.errors.ts'

const SECONDS = 120

/**
 * Has a file looked at by the virus scanner of the settings: the command with the path as its last argument, no shell
 * between. Says whether it passed (exit 0). Throws SCAN_NOT_POSSIBLE where the command cannot be run or takes too long:
 * what was not looked at is not kept.
 */
export function passesScan(command: string, path: string, seconds: number = SECONDS): Promise<boolean> {
  const [program = '', ...words] = command.split(/\s+/).filter(Boolean)
  return new Promise((resolve, reject) => {
    const scanner = spawn(program, [...words, path], {
      stdio: 'ignore',
      // A signal, since the timer of `timeout` lives on after a scanner that could not be started.
      signal: AbortSignal.timeout(seconds * 1000),
      killSignal: 'SIGKILL',
    })
    scanner.on('error', (cause) => reject(filesErrors.SCAN_NOT_POSSIBLE({}, { cause })))
    scanner.on('exit', (code) => (code === null ? reject(filesErrors.SCAN_NOT_POSSIBLE()) : resolve(code === 0)))
  })
}
