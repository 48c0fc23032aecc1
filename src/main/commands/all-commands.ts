import { backupCommand } from './backup.command.ts'
import type { Command } from './command.ts'
import { configCommand } from './config.command.ts'
import { measuresCommand } from './measures.command.ts'
import { migrateCommand } from './migrate.command.ts'
import { rebuildMeasuresCommand } from './rebuild-measures.command.ts'
import { restoreCommand } from './restore.command.ts'
import { seedCommand } from './seed.command.ts'

/** Every command, in the order in which the help names them. */
export const COMMANDS: readonly Command[] = [
  measuresCommand,
  seedCommand,
  migrateCommand,
  rebuildMeasuresCommand,
  backupCommand,
  restoreCommand,
  configCommand,
]
