import type { RESPONSIBLES } from '../../delivery/feedback/categories/responsibles.contract.ts'
import { CITY } from './demo-places.ts'

type Responsible = keyof typeof RESPONSIBLES

/** Which demo unit each word of responsibility stands for in the whole city. */
export const RESPONSIBLE_IN_CITY: Readonly<Record<Responsible, string>> = {
  urban: 'city-urban',
  housing: 'housing',
  land: 'land',
  transport: 'transport',
  trafficPolice: 'traffic-police',
  police: 'public-security',
  fire: 'emergency',
  justice: 'justice',
  labour: 'security',
  health: 'health',
  medicalInsurance: 'insurance',
  education: 'education',
  market: 'market',
  environment: 'environment',
  civil: 'civil',
  disabled: 'civil',
  veterans: 'civil',
  township: 'hall',
  agriculture: 'agriculture',
  waterAffairs: 'agriculture',
  forestry: 'land',
  water: 'water',
  power: 'power',
  gas: 'gas',
  heating: 'heating',
  telecom: 'post',
  post: 'post',
  fund: 'housing',
  culture: 'culture',
  sport: 'culture',
  services: 'hall',
  discipline: 'quality',
  finance: 'economy',
  tax: 'economy',
  commerce: 'economy',
  emergency: 'emergency',
  industry: 'economy',
  hotline: 'hotline',
}

/** Where another unit is nearer: districts and counties have their own, and so have some townships. */
export const RESPONSIBLE_NEARER: readonly (readonly [word: Responsible, area: string, unit: string])[] = [
  ['urban', '990101000000', 'urban'],
  ['urban', '990121000000', 'ld-urban'],
  ['urban', '990122000000', 'wangling'],
  ['agriculture', '990122000000', 'wl-rural'],
  ['township', '990101000000', 'cx-hall'],
  ['township', '990101001000', 'zhonglou'],
  ['township', '990121000000', 'lindu'],
  ['township', '990121100000', 'dukou'],
  ['township', '990122000000', 'wangling'],
  ['township', '990122200000', 'yunping'],
]

/** All entries as [word, area, unit], the city's first. */
export function responsibleEntries(): [word: Responsible, area: string, unit: string][] {
  const words = Object.entries(RESPONSIBLE_IN_CITY) as [Responsible, string][]
  return [
    ...words.map(([word, unit]): [Responsible, string, string] => [word, CITY, unit]),
    ...RESPONSIBLE_NEARER.map(([word, area, unit]): [Responsible, string, string] => [word, area, unit]),
  ]
}
