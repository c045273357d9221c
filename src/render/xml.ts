/** Text for an XML document: characters that XML cannot hold are left out. */
export const xmlText = (text: string): string =>
  text.replace(unfit, '').replace(/[&<>"]/g, (character) => entities[character] ?? character)

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot hold
const unfit = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
