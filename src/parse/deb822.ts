/** One field of a stanza, as in Debian's control files. */
export interface ControlField {
  readonly name: string
  /** What stands behind the colon, trimmed. */
  readonly value: string
  /** Its continuation lines without the space they begin with. */
  readonly lines: readonly string[]
  /** Line of the name, from 1; the continuation lines follow it. */
  readonly line: number
}

/** A line that is neither a field, a continuation nor empty. */
export interface StrayLine {
  readonly line: number
  readonly text: string
}

/** Stanzas of fields, in order, with the lines that belong to none. */
export interface ControlFile {
  readonly stanzas: readonly (readonly ControlField[])[]
  readonly stray: readonly StrayLine[]
}

interface OpenField extends ControlField {
  readonly lines: string[]
}

/**
 * Reads the format of Debian's control files (deb822): fields `Name: value`, continuation lines that begin with a
 * space or tab, stanzas set apart by empty lines. Comments are not known: no file that is read here has any.
 */
export function readControl(text: string): ControlFile {
  const stanzas: OpenField[][] = []
  const stray: StrayLine[] = []
  let stanza: OpenField[] | undefined
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    const first = line.charCodeAt(0)
    const open = stanza?.at(-1)
    if ((first === 0x20 || first === 0x09) && open) open.lines.push(line.slice(1))
    else if (line.trim() === '') stanza = undefined
    else {
      const [, name, value = ''] = /^([^\s:#-][^\s:]*):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
      if (name === undefined) stray.push({ line: index + 1, text: line })
      else {
        if (!stanza) {
          stanza = []
          stanzas.push(stanza)
        }
        stanza.push({ name, value, lines: [], line: index + 1 })
      }
    }
  }
  return { stanzas, stray }
}

/** A field by its name, upper and lower case alike. */
export const fieldOf = (stanza: readonly ControlField[], name: string): ControlField | undefined =>
  stanza.find((field) => field.name.toLowerCase() === name.toLowerCase())
