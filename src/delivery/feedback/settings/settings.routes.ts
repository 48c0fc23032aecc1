import { type Binding, bind } from '../../../platform/http/binding.ts'
import { getSettings, saveSettings } from './settings.contract.ts'
import type { SettingsService } from './settings.service.ts'

/** The routes of the settings, one line each. */
export function settingsRoutes(settings: SettingsService): Binding[] {
  return [
    bind(getSettings, (_, { actor }) => settings.read(actor)),
    bind(saveSettings, ({ body }, ctx) => settings.save(body, ctx)),
  ]
}
