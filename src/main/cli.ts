import { runCommandLine } from './commands/run-command-line.ts'

const { env, stdout: out, stderr: err } = process
// A reader that has seen enough (`… | head`) is no failure.
out.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
// Ends through the exit handlers, which stop a PostgreSQL that was started for the command.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

process.exitCode = await runCommandLine(process.argv.slice(2), { env, out, err })
