import type { Tx } from '../../../platform/db/database.ts'
import type { Category, CategoryInput, CategoryUnit } from './categories.contract.ts'

/** A class that the city changed or added, as it is stored. */
export type StoredCategory = Omit<Category, 'changed' | 'shipped'>

export async function listChangedCategories(tx: Tx): Promise<StoredCategory[]> {
  const rows = await tx.all(tx.build.selectFrom('feedback.categories').selectAll().orderBy('code'))
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    keywords: row.keywords as string[],
    urgency: row.urgency as Category['urgency'],
    kind: row.kind as Category['kind'],
    confidential: row.confidential,
    responsible: row.responsible as Category['responsible'],
    limits: row.limits as Category['limits'],
    fields: row.fields as Category['fields'],
    active: row.active,
    version: row.version,
  }))
}

/** Writes a class as version `version`; false where somebody else has written it meanwhile. */
export async function writeCategory(tx: Tx, code: string, input: CategoryInput, version: number): Promise<boolean> {
  const values = {
    name: input.name,
    name_en: input.nameEn,
    keywords: [...input.keywords],
    urgency: input.urgency,
    kind: input.kind,
    confidential: input.confidential,
    responsible: input.responsible,
    limits: JSON.stringify(input.limits),
    fields: JSON.stringify(input.fields),
    active: input.active,
    version,
    changed_at: tx.now,
  }
  const query =
    version === 1
      ? tx.build
          .insertInto('feedback.categories')
          .values({ code, ...values })
          .onConflict((conflict) => conflict.doNothing())
      : tx.build
          .updateTable('feedback.categories')
          .set(values)
          .where('code', '=', code)
          .where('version', '=', version - 1)
  return (await tx.run(query)) === 1
}

export async function listUnitEntries(tx: Tx): Promise<CategoryUnit[]> {
  const rows = await tx.all(
    tx.build.selectFrom('feedback.category_units').selectAll().orderBy('subject').orderBy('key').orderBy('area_code'),
  )
  return rows.map((row) => ({
    subject: row.subject as CategoryUnit['subject'],
    key: row.key,
    areaCode: row.area_code,
    unitId: row.unit_id,
  }))
}

/** Writes which unit handles a subject in an area; null takes the entry away. */
export async function writeUnitEntry(
  tx: Tx,
  { subject, key, areaCode, unitId }: Omit<CategoryUnit, 'unitId'> & { unitId: string | null },
): Promise<void> {
  if (unitId === null) {
    await tx.run(
      tx.build
        .deleteFrom('feedback.category_units')
        .where('subject', '=', subject)
        .where('key', '=', key)
        .where('area_code', '=', areaCode),
    )
    return
  }
  const values = { unit_id: unitId, changed_at: tx.now }
  await tx.run(
    tx.build
      .insertInto('feedback.category_units')
      .values({ subject, key, area_code: areaCode, ...values })
      .onConflict((conflict) => conflict.columns(['subject', 'key', 'area_code']).doUpdateSet(values)),
  )
}
