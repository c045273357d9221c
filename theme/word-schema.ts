import { z } from 'zod'
import { pluralForms } from './plural.ts'
import { english, isCounted } from './words.ts'

type Tree = { readonly [key: string]: string | Tree }

/**
 * What `labels.json` may say: any part of the theme's words, in the groups in which they stand. The English words
 * are the descriptions, so that an editor that knows the schema shows what is being translated.
 */
export const wordShape = (): Record<string, z.ZodType> => shapeOf(english as unknown as Tree)

function shapeOf(words: Tree): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, schemaOf(word).optional()]))
}

function schemaOf(word: string | Tree): z.ZodType {
  if (typeof word === 'string') return textWith(holesOf(word)).describe(word)
  if (!isCounted(word)) return z.strictObject(shapeOf(word))
  const text = textWith(holesOf(Object.values(word).join(' '))).describe(word.other)
  return z.strictObject(Object.fromEntries(pluralForms.map((form) => [form, text.optional()])))
}

const holesOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))]

/** A text may leave a placeholder out, but a name that nothing fills in would stand on the page as it is. */
const textWith = (known: readonly string[]) =>
  z.string().superRefine((text, context) => {
    for (const hole of holesOf(text).filter((hole) => !known.includes(hole)))
      context.addIssue({ code: 'custom', message: `nothing fills in ${hole}${hintOf(known)}` })
  })

const hintOf = (known: readonly string[]): string =>
  known.length === 0 ? '; this text has no placeholders' : `; this text has ${known.join(' and ')}`
