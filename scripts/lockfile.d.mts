export type LockfileEntry = {
  readonly version?: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
type Packages = Readonly<Record<string, LockfileEntry>>

export function missingPlatformEntries(packages: Packages): Record<string, object>
export function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] }
export function installationOf(wanted: Packages, installed: Packages): 'all' | 'production' | 'other'
