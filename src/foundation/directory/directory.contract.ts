import { z } from 'zod'
import { LocalDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { defineErrors } from '../../kernel/errors.ts'

/** A 12-digit area code (国统字〔2009〕91号): 6 of the county (GB/T 2260), 3 of the town, 3 of the village. */
export const AreaCode = z.string().regex(/^\d{12}$/)
export const AREA_LEVELS = ['city', 'county', 'town'] as const

export const Area = z.object({
  code: AreaCode,
  parentCode: AreaCode.nullable(),
  countyCode: z.string().regex(/^\d{6}$/),
  level: z.enum(AREA_LEVELS),
  name: z.string(),
  nameEn: z.string(),
  /** Latitude and longitude of its centre in degrees (WGS 84). */
  lat: z.number().nullable(),
  long: z.number().nullable(),
  population: z.number().int().nullable(),
})
export type Area = z.infer<typeof Area>

export const Unit = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  areaCode: AreaCode,
  kind: z.enum(['bureau', 'government', 'centre', 'external']),
  phone: z.string().nullable(),
})
export type Unit = z.infer<typeof Unit>

export const Centre = z.object({
  id: z.uuid(),
  unitId: z.uuid(),
  name: z.string(),
  nameEn: z.string(),
  areaCode: AreaCode,
  address: z.string(),
  addressEn: z.string(),
  hours: z.string(),
  phone: z.string().nullable(),
  lat: z.number().nullable(),
  long: z.number().nullable(),
})
export type Centre = z.infer<typeof Centre>

/** The channels by which a matter can come in, the same for every module. */
export const CHANNELS = {
  phone: { zh: '电话', en: 'Telephone' },
  window: { zh: '窗口', en: 'Window' },
  web: { zh: '网站', en: 'Website' },
  app: { zh: '移动端', en: 'App' },
  mail: { zh: '邮件', en: 'E-mail' },
  letter: { zh: '信函', en: 'Letter' },
  station: { zh: '流动服务站', en: 'Mobile station' },
  other: { zh: '其他', en: 'Other' },
} as const
export type Channel = keyof typeof CHANNELS
export const Channel = z.enum(Object.keys(CHANNELS) as [Channel, ...Channel[]])

export const listAreas = endpoint({
  id: 'directory.listAreas',
  method: 'GET',
  path: '/api/v1/areas',
  summary: 'The city, its counties and its townships.',
  who: 'anyone',
  reply: z.object({ items: z.array(Area) }),
})
export const listUnits = endpoint({
  id: 'directory.listUnits',
  method: 'GET',
  path: '/api/v1/units',
  summary: 'The units that serve residents.',
  who: 'anyone',
  query: z.object({ areaCode: AreaCode.optional(), search: z.string().trim().max(100).optional() }),
  reply: z.object({ items: z.array(Unit) }),
})
export const listCentres = endpoint({
  id: 'directory.listCentres',
  method: 'GET',
  path: '/api/v1/centres',
  summary: 'The service centres with address and hours.',
  who: 'anyone',
  reply: z.object({ items: z.array(Centre) }),
})
export const saveUnit = endpoint({
  id: 'directory.saveUnit',
  method: 'PUT',
  path: '/api/v1/units/:id',
  summary: 'Create or change a unit.',
  who: { permission: 'directory.manage' },
  params: z.object({ id: z.uuid() }),
  body: Unit.omit({ id: true }).extend({
    code: z.string().trim().min(1).max(40),
    name: z.string().trim().min(1).max(120),
    nameEn: z.string().trim().min(1).max(120),
  }),
  reply: Unit,
})

const Coordinates = { lat: z.number().min(-90).max(90).nullable(), long: z.number().min(-180).max(180).nullable() }
const NameText = z.string().trim().min(1).max(120)

/** What an administrator says of an area; where it lies in the tree follows from its code and its parent. */
export const AreaInput = z.object({
  parentCode: AreaCode.nullable(),
  level: z.enum(AREA_LEVELS),
  name: NameText,
  nameEn: NameText,
  ...Coordinates,
  population: z.number().int().min(0).max(100_000_000).nullable(),
  /** First day on which the area exists, where it is known. */
  validFrom: LocalDate.nullable().default(null),
  /** First day on which it no longer exists: from then on it is not listed. */
  validTo: LocalDate.nullable().default(null),
  /** The area that took it over. */
  successorCode: AreaCode.nullable().default(null),
})
export type AreaInput = z.infer<typeof AreaInput>

export const saveArea = endpoint({
  id: 'directory.saveArea',
  method: 'PUT',
  path: '/api/v1/areas/:code',
  summary: 'Create or change an area; an end day and a successor take it out of use.',
  who: { permission: 'directory.manage' },
  params: z.object({ code: AreaCode }),
  body: AreaInput,
  reply: Area,
})

export const CentreInput = Centre.omit({ id: true }).extend({
  name: NameText,
  nameEn: NameText,
  address: z.string().trim().min(1).max(200),
  addressEn: z.string().trim().min(1).max(200),
  hours: z.string().trim().min(1).max(200),
  phone: z.string().trim().max(40).nullable(),
  ...Coordinates,
})
export type CentreInput = z.infer<typeof CentreInput>

export const saveCentre = endpoint({
  id: 'directory.saveCentre',
  method: 'PUT',
  path: '/api/v1/centres/:id',
  summary: 'Create or change a service centre.',
  who: { permission: 'directory.manage' },
  params: z.object({ id: z.uuid() }),
  body: CentreInput,
  reply: Centre,
})

export const directoryErrors = defineErrors({
  UNKNOWN_AREA: {
    status: 422,
    zh: '没有代码为“{code}”的地区。请从地区列表中选择，或先由系统管理员补充。',
    en: 'There is no area with the code “{code}”. Choose one from the list, or have it added first.',
  },
  UNKNOWN_UNIT: {
    status: 422,
    zh: '没有编号为“{code}”的单位。请从单位列表中选择，或先由系统管理员补充。',
    en: 'There is no unit “{code}”. Choose one from the list, or have it added first.',
  },
  UNIT_CODE_TAKEN: {
    status: 409,
    zh: '单位编号“{code}”已被使用，请换一个。',
    en: 'The unit code “{code}” is taken. Choose another one.',
  },
  AREA_HAS_PARTS: {
    status: 409,
    zh: '“{name}”下面还有在用的地区，请先停用或划转下级地区。',
    en: '“{name}” still has areas below it. Take those out of use or move them first.',
  },
  NO_CITY: {
    status: 409,
    zh: '还没有设置城市。请先由系统管理员录入市级地区。',
    en: 'The city has not been set up yet. Have the system administrator enter it first.',
  },
})
