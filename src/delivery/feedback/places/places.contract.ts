import { z } from 'zod'
import { AreaCode } from '../../../foundation/directory/directory.contract.ts'
import { endpoint, TextReply } from '../../../kernel/endpoint.ts'
import { Place, Words } from '../words.contract.ts'

/** The code on the sign of a suggestion box: capitals, digits and dashes, as it can be typed from a wall. */
export const PlaceCode = z.preprocess(
  (given) => (typeof given === 'string' ? given.trim().toUpperCase() : given),
  z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,19}$/),
)

/** What an administrator says of the place of a suggestion box. */
export const PlaceInput = z.object({
  name: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().min(1).max(120),
  areaCode: AreaCode,
  /** The unit whose place it is, where it is one's: what is handed in there is about it. */
  unitId: z.uuid().nullable(),
  address: z.string().trim().max(200),
  /** Where it is (WGS 84), taken for matters that say nothing more exact. */
  position: Place.nullable(),
  active: z.boolean(),
})
export type PlaceInput = z.infer<typeof PlaceInput>

/** A suggestion box as staff see it. */
export const BoxPlace = PlaceInput.extend({
  code: z.string(),
  areaName: Words,
  unitName: Words.nullable(),
  version: z.number().int(),
})
export type BoxPlace = z.infer<typeof BoxPlace>

/** What its sign says to everybody. */
export const Box = z.object({
  code: z.string(),
  name: Words,
  areaCode: AreaCode,
  areaName: Words,
  unitId: z.uuid().nullable(),
  unitName: Words.nullable(),
  address: z.string(),
  /** A box that was taken away still says where it was; nothing is prefilled from it. */
  active: z.boolean(),
})
export type Box = z.infer<typeof Box>

const OfPlace = z.object({ code: PlaceCode })

export const listPlaces = endpoint({
  id: 'feedback.listPlaces',
  method: 'GET',
  path: '/api/v1/suggestion-boxes',
  summary: 'The suggestion boxes with their places, those taken away too.',
  who: 'signed-in',
  reply: z.object({ items: z.array(BoxPlace) }),
})
export const savePlace = endpoint({
  id: 'feedback.savePlace',
  method: 'PUT',
  path: '/api/v1/suggestion-boxes/:code',
  summary: 'Put up (version 0), change or take away a suggestion box. Its code never changes: it hangs on a wall.',
  who: { permission: 'feedback.settings' },
  params: OfPlace,
  body: PlaceInput,
  reply: BoxPlace,
  ifMatch: true,
})
export const getBox = endpoint({
  id: 'feedback.getBox',
  method: 'GET',
  path: '/api/v1/suggestion-boxes/:code',
  summary: 'What the sign of a suggestion box stands for.',
  who: 'anyone',
  params: OfPlace,
  reply: Box,
  perMinute: 120,
})
export const boxQr = endpoint({
  id: 'feedback.boxQr',
  method: 'GET',
  path: '/api/v1/suggestion-boxes/:code/qr',
  summary: 'The QR code of a suggestion box as SVG. `site` is where the portal is reached if no public address is set.',
  who: 'anyone',
  params: OfPlace,
  query: z.object({
    site: z
      .url({ protocol: /^https?$/ })
      .max(200)
      .optional(),
  }),
  reply: TextReply,
  replies: 'text',
  perMinute: 60,
})
