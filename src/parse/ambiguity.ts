/** Words that YAML 1.1 reads as truth values and YAML 1.2 as text. */
const truth11 = /^(?:yes|no|on|off)$/i
const sexagesimal = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/
const underscored = /^[-+]?(?:0b[01_]+|0x[\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?)$/

/** What readers make of a plain scalar, in words; undefined where all agree and keep how it is written. */
export function ambiguity(value: unknown, source: string): string | undefined {
  if (typeof value === 'number') {
    if (String(value) === source) return undefined
    if (/^[-+]?0[0-7]+$/.test(source)) {
      return `YAML 1.2 reads the number ${value}, YAML 1.1 the octal number ${Number.parseInt(source, 8)}`
    }
    return `as a number it is ${value}; how it is written is lost`
  }
  if (typeof value !== 'string') return undefined
  if (truth11.test(source))
    return `YAML 1.1 reads ${/^(?:yes|on)$/i.test(source)}, YAML 1.2 the text "${source}"`
  if (sexagesimal.test(source)) return `YAML 1.1 reads a number in base 60, YAML 1.2 the text "${source}"`
  if (source.includes('_') && underscored.test(source))
    return `YAML 1.1 reads a number, YAML 1.2 the text "${source}"`
  return undefined
}
