import type { Application } from '../../src/main/application.ts'
import { seedDemoCity } from '../../src/main/seed/seed.ts'

/** Fills the empty database of a test with the demo city: areas, units, centres, services and staff. */
export async function withDemoCity<A extends Application>(application: A): Promise<A> {
  await seedDemoCity(application.db, application.wired)
  return application
}
