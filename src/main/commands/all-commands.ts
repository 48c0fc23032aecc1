import { backupCommand } from './backup.command.ts'
import { cityCommand } from './city.command.ts'
import type { Command } from './command.ts'
import { configCommand } from './config.command.ts'
import { exportCommand } from './export.command.ts'
import { importCommand } from './import.command.ts'
import { importCatalogueCommand } from './import-catalogue.command.ts'
import { measuresCommand } from './measures.command.ts'
import { migrateCommand } from './migrate.command.ts'
import { rebuildMeasuresCommand } from './rebuild-measures.command.ts'
import { reportCommand } from './report.command.ts'
import { restoreCommand } from './restore.command.ts'
import { seedCommand } from './seed.command.ts'
import { simulateCommand } from './simulate.command.ts'
import { userCommand } from './user.command.ts'

/** Every command, in the order in which the help names them. */
export const COMMANDS: readonly Command[] = [
  importCommand,
  importCatalogueCommand,
  measuresCommand,
  reportCommand,
  exportCommand,
  userCommand,
  cityCommand,
  seedCommand,
  simulateCommand,
  migrateCommand,
  rebuildMeasuresCommand,
  backupCommand,
  restoreCommand,
  configCommand,
]
