import { type Counted, labels } from './labels.ts'
import { german } from './languages/de.ts'
import { countAs } from './plural.ts'

/** A complete set of words: as the English one, with texts of its own. */
export type Words<Group = typeof labels> = {
  readonly [Key in keyof Group]: Group[Key] extends string
    ? string
    : Group[Key] extends Counted
      ? Counted
      : Words<Group[Key]>
}

/** Some words, in the same groups; what is left out stays as it was. */
export type SomeWords<Group = typeof labels> = {
  readonly [Key in keyof Group]?: Group[Key] extends string
    ? string
    : Group[Key] extends Counted
      ? Partial<Counted>
      : SomeWords<Group[Key]>
}

/** English, as `labels` begins. */
export const english: Words = structuredClone(labels)

/** Languages the theme can speak by itself, beside English. */
const languages: Readonly<Record<string, Words>> = { de: german }

/**
 * Makes the theme speak a language (BCP 47), with the site's own words on top. It holds for all pages that this
 * thread renders from now on: templates look their words up when they render, as programs do after `setlocale`.
 */
export function speak(language: string, own: SomeWords = {}): void {
  countAs(language)
  const primary = language.split('-')[0]?.toLowerCase() ?? ''
  const sets = [languages[primary] ?? {}, own] as Tree[]
  put(sets.reduce(merged, english as unknown as Tree), labels as unknown as Tree)
}

interface Tree {
  readonly [key: string]: string | Tree
}

const merged = (words: Tree, others: Tree): Tree =>
  Object.fromEntries([
    ...Object.entries(words),
    ...Object.entries(others).map(([key, word]) => {
      const known = words[key]
      return [
        key,
        typeof word === 'object' && typeof known === 'object' ? merged(known, word) : word,
      ] as const
    }),
  ])

/** Groups stay the objects they are, because templates hold on to them; everything in them is replaced. */
function put(words: Tree, onto: Record<string, string | Tree>): void {
  for (const [key, word] of Object.entries(words)) {
    if (typeof word === 'string' || isCounted(word)) onto[key] = word
    else put(word, onto[key] as Tree)
  }
}

/** True for a word that changes with a number. */
export const isCounted = (word: object): word is Counted => 'other' in word
