// Made by `npm run generate` from db/migrations. Do not edit.
export type Rows = Record<never, never>
