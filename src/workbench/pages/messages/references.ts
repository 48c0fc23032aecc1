/** Where the workbench shows what a message is about, by the kind of the matter. */
const PAGES: Readonly<Record<string, string>> = {
  complaint: '/inbox/matters/',
  rectification: '/inbox/rectifications/',
  'call-back': '/hotline/call-backs?open=',
  knowledge: '/hotline/knowledge/',
  'hot-spot': '/supervision?view=spots&open=',
}

/** The page of the matter that a message is about; undefined where it has none. */
export function pageOfReference({ kind, id }: { readonly kind: string; readonly id: string }): string | undefined {
  const page = PAGES[kind]
  return page && `${page}${id}`
}
