import './assets/search-words.js'

/** The function that the browser's script cuts queries with: the same file, so the two cannot differ. */
export const searchWords = (globalThis as unknown as { portolanWords: (text: string) => readonly string[] })
  .portolanWords
