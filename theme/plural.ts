/** Classes of numbers that languages tell apart (Unicode CLDR). */
export const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const
export type PluralForm = (typeof pluralForms)[number]

let rules = new Intl.PluralRules('en')

/** From now on numbers are told apart as in this language (BCP 47). */
export function countAs(language: string): void {
  rules = new Intl.PluralRules(language)
}

/** The class of a number in the language of the site. */
export const pluralForm = (n: number): PluralForm => rules.select(n)
