/**
 * Stands in for the module through which Ant's packages write style elements while a page runs. All their styles are in
 * the stylesheet (ant-styles.ts), and the page allows no others (`style-src 'self'`), so these functions write nothing;
 * the element they must answer with is never put into the document.
 */
const nowhere = new Map<string, HTMLStyleElement>()

/** Answers an element for these styles that stays outside of the document. */
export function updateCSS(_css: string, key: string): HTMLStyleElement {
  const element = nowhere.get(key) ?? document.createElement('style')
  nowhere.set(key, element)
  return element
}

/** Answers an element that stays outside of the document. */
export function injectCSS(_css: string): HTMLStyleElement {
  return document.createElement('style')
}

/** Forgets the element of a key. */
export function removeCSS(key: string): void {
  nowhere.delete(key)
}

/** There is no container to forget. */
export function clearContainerCache(): void {
  nowhere.clear()
}
