import { type Binding, bind } from '../../../platform/http/binding.ts'
import * as contract from './categories.contract.ts'
import type { CategoriesService } from './categories.service.ts'

/** The routes of the classes, one line each. */
export function categoriesRoutes(categories: CategoriesService): Binding[] {
  return [
    bind(contract.listCategories, async ({ query }) => categories.list(query)),
    bind(contract.suggestCategories, async ({ query }) => ({
      items: categories.suggestCategories(query.text, query.limit),
    })),
    bind(contract.matchCategories, async ({ body }) => ({ items: categories.match(body.text) })),
    bind(contract.listCategoryDetails, (_, { actor }) => categories.details(actor)),
    bind(contract.listCategoryUnits, (_, { actor }) => categories.units(actor)),
    bind(contract.setCategoryUnit, ({ body }, { actor }) => categories.setUnit(body, actor)),
    bind(contract.saveCategory, ({ params, body }, ctx) => categories.save(params.code, body, ctx)),
    bind(contract.defaultUnit, ({ params, query }, { actor }) => categories.unitOf(params.code, query.areaCode, actor)),
  ]
}
