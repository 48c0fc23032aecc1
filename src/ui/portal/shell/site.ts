import type { DoorName } from '../content/DoorIcon.tsx'

/** A registration number with the register that proves it. */
export type Registration = { words: string; href?: string }

/** Who publishes this site and how to reach them, in the language of the page. Empty fields are left out. */
export type Site = {
  /** Name of the product on this site: 公衡. */
  name: string
  /** The place it serves: 示例市公共服务. */
  place: string
  home: string
  hotline: { number: string; hours: string }
  sections: Readonly<Record<DoorName, string>>
  organiser: string
  operator?: string
  /** Ten digits: six of the region, four of the site. */
  siteCode?: string
  icp?: Registration
  publicSecurity?: Registration
  /** Addresses of the pages every government site has. */
  links: {
    correction: string
    sitemap: string
    accessibility: string
    privacy?: string
    data?: string
  }
}

/** Addresses of the built style sheet, script and icon (see portal-assets.ts). */
export type AssetLinks = { stylesheet: string; script: string; icon: string }
