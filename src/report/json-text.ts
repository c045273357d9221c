/** A value as a report's JSON text, with a line end, safe to print. */
export const jsonText = (value: unknown): string => `${escapeInvisible(JSON.stringify(value, null, 2))}\n`

/** JSON keeps some characters as they are that a terminal acts on; outside of strings none of them stands. */
const escapeInvisible = (text: string): string =>
  text.replace(
    /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
