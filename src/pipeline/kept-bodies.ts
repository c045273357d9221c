import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Body } from '../model/body.ts'
import { StoredSlices } from '../read/stored-file.ts'
import { writeFileWhole } from '../write/write-file.ts'

/** Where a body stands in the cache: its HTML as it is, then its sections as JSON. Offset and lengths in bytes. */
export interface BodyPlace {
  /** Name of the file. */
  readonly file: string
  /** `Body.hash`. */
  readonly hash: string
  readonly offset: number
  readonly html: number
  readonly sections: number
}

/** Bodies in files of a folder, read when their text is asked for: most builds want only the hashes. */
export class KeptBodies {
  readonly #folder: string
  readonly #open = new Map<string, StoredSlices>()

  constructor(folder: string) {
    this.#folder = folder
  }

  bodyAt(place: BodyPlace): Body {
    return new KeptBody(place, (offset, length) => this.#slices(place.file).read(offset, length))
  }

  /** Writes bodies into one new file, named by what it holds, and says where each stands. */
  write(bodies: readonly Body[]): readonly BodyPlace[] {
    const chunks: Buffer[] = []
    let offset = 0
    const places = bodies.map((body) => {
      const [html, sections] = bytesOf(body)
      const at = { hash: body.hash, offset, html: html.length, sections: sections.length }
      chunks.push(html, sections)
      offset += html.length + sections.length
      return at
    })
    const file = `${prefix}${nameOf(places)}.bin`
    writeFileWhole(join(this.#folder, file), Buffer.concat(chunks))
    return places.map((place) => ({ file, ...place }))
  }

  #slices(file: string): StoredSlices {
    const known = this.#open.get(file)
    if (known) return known
    const slices = new StoredSlices(join(this.#folder, file))
    this.#open.set(file, slices)
    return slices
  }
}

const prefix = 'bodies-'

/** True for the name of a file of bodies. */
export const holdsBodies = (name: string): boolean => name.startsWith(prefix)

const nameOf = (places: readonly Omit<BodyPlace, 'file'>[]): string =>
  createHash('sha256')
    .update(places.map(({ hash, offset }) => `${hash}@${offset}`).join())
    .digest('hex')
    .slice(0, 16)

class KeptBody implements Body {
  readonly #place: BodyPlace
  readonly #read: (offset: number, length: number) => Buffer

  constructor(place: BodyPlace, read: (offset: number, length: number) => Buffer) {
    this.#place = place
    this.#read = read
  }

  get hash(): string {
    return this.#place.hash
  }

  get html(): string {
    return this.htmlBytes.toString('utf8')
  }

  get sections(): Body['sections'] {
    return JSON.parse(this.sectionBytes.toString('utf8'))
  }

  get htmlBytes(): Buffer {
    return this.#read(this.#place.offset, this.#place.html)
  }

  get sectionBytes(): Buffer {
    return this.#read(this.#place.offset + this.#place.html, this.#place.sections)
  }
}

function bytesOf(body: Body): readonly [html: Buffer, sections: Buffer] {
  if (body instanceof KeptBody) return [body.htmlBytes, body.sectionBytes]
  return [Buffer.from(body.html), Buffer.from(JSON.stringify(body.sections))]
}
