import type { ReactElement } from 'react'
import type { HeldFile } from '../delivery/feedback/attachments/attachments.contract.ts'
import type { AnyEndpoint, InputOf, ReadableFile, ReplyOf } from '../kernel/endpoint.ts'
import { AppError } from '../kernel/errors.ts'
import type { Language } from '../kernel/texts.ts'
import type { Crumb } from '../ui/portal/shell/Breadcrumbs.tsx'
import type { SiteHeaderProps } from '../ui/portal/shell/SiteHeader.tsx'
import type { SealedJar } from './sealed-jar.ts'

/** Calls an endpoint of a contract in-process, with the rights of whoever visits. */
export type CallEndpoint = <E extends AnyEndpoint>(
  endpoint: E,
  input: InputOf<E>,
  idempotencyKey?: string,
) => Promise<ReplyOf<E>>

/** A file that came with a form. `hold` uploads it and returns what it is given in with; throws what is wrong with it. */
export type SentFile = { readonly field: string; readonly name: string; readonly hold: () => Promise<HeldFile> }

/** One request for a page: what the page may know of it, free of HTTP. */
export type Visit = {
  readonly language: Language
  readonly elder: boolean
  readonly query: Readonly<Record<string, string>>
  readonly params: Readonly<Record<string, string>>
  /** The fields of a form that was sent, trimmed, with line breaks as one character; empty for a GET. */
  readonly form: Readonly<Record<string, string>>
  /** All values of each field of the form, for fields that take several. */
  readonly lists: Readonly<Record<string, readonly string[]>>
  /** The files of a form that was sent. */
  readonly files: readonly SentFile[]
  /** Why a form with files could not be read to its end; the page says so and nothing of the form is there. */
  readonly unread?: AppError
  readonly call: CallEndpoint
  /** Answers and keys that only this server can read, kept in the visitor's browser for a short time. */
  readonly jar: SealedJar
  /** The area the visitor chose to see, if any. */
  readonly area: string | undefined
  /** IANA name of the city's time zone. */
  readonly zone: string
  readonly hotline: string
  /** Where the site is reached: `https://…`. */
  readonly origin: string
  readonly now: Date
}

/** What a page says; the server puts the shell of the site around it. */
export type Page = {
  readonly title: string
  readonly description?: string | undefined
  readonly section?: SiteHeaderProps['section']
  readonly crumbs?: readonly Crumb[]
  /** The form on it came back with faults. */
  readonly wrong?: boolean
  /** It belongs to one visitor or is no use to a search engine. */
  readonly unlisted?: boolean
  /** HTTP status; 200 unless told. */
  readonly status?: number
  /** Seconds after which to try again, where that is the remedy. */
  readonly retryAfter?: number
  readonly alternates?: readonly { type: string; href: string; title: string }[]
  readonly body: ReactElement
}

/** Another page to go to: always by GET, and always on this site. */
export type Redirect = { readonly redirect: string }

/** A file to be opened or kept. */
export type FileToOpen = { readonly file: ReadableFile }

export type Answer = Page | Redirect | FileToOpen
export type PageHandler = (visit: Visit) => Promise<Answer>

/** The reply, or undefined where the thing asked for does not exist (404) or is not offered in this installation. */
export async function ifFound<T>(reply: Promise<T>): Promise<T | undefined> {
  try {
    return await reply
  } catch (error) {
    if (error instanceof AppError && error.status === 404) return undefined
    throw error
  }
}
