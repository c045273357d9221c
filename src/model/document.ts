import type { PackedPlaces, Place } from './place.ts'
import type { PageFields, ServiceFields, TeamFields } from './schema/document.ts'

/** A heading of a body. */
export interface Heading {
  /** 1–6, as written. */
  readonly depth: number
  readonly text: string
  /** Fragment id in the page; unique there. */
  readonly id: string
  readonly place?: Place
}

/** A link or image of a body, as written. */
export interface BodyLink {
  /** `wiki`: `[[target#fragment|label]]`; `url`: a Markdown link; `image`: a picture. */
  readonly kind: 'wiki' | 'url' | 'image'
  /** Without the fragment; empty for a link inside the page. */
  readonly target: string
  /** After `#`, undecoded. */
  readonly fragment?: string
  /** Text alternative of a picture. */
  readonly alt?: string
  /** Title of a Markdown link or picture: `[text](target "title")`. */
  readonly title?: string
  readonly place: Place
}

/** A fenced code block of a body. */
export interface CodeBlock {
  readonly language: string
  readonly value: string
  /** Of the whole block, fences included. */
  readonly place: Place
}

/** What the catalogue needs to know of a body: everything but its HTML. */
export interface Outline {
  readonly headings: readonly Heading[]
  readonly links: readonly BodyLink[]
  readonly codeBlocks: readonly CodeBlock[]
}

interface DocumentBase {
  /** Unique in the catalogue: the base name for services and teams, the path without `.md` for wiki pages. */
  readonly id: string
  /** Path under the content folder, with `/` and without `./`: `services/edge/memcached.md`. */
  readonly source: string
  /** The path that findings name, relative to the project folder: `content/services/edge/memcached.md`. */
  readonly path: string
  /** Always there: the frontmatter's, the first heading, or the id. */
  readonly title: string
  readonly outline: Outline
  readonly places: PackedPlaces
  /**
   * Top-level fields of which something was refused: what the model holds of them is not all that the author
   * wrote, so nothing may be concluded from an absence. `*`: the whole frontmatter could not be read.
   */
  readonly incomplete: readonly string[]
}

/** `content/services/**​/ID.md`. */
export interface Service extends DocumentBase, Omit<ServiceFields, 'title' | 'summary' | 'lifecycle'> {
  readonly kind: 'service'
  /** Missing only in a document with errors. */
  readonly summary?: string | undefined
  /** `experimental` where a document with errors does not say. */
  readonly lifecycle: ServiceFields['lifecycle']
}

/** `content/teams/ID.md`. */
export interface Team extends DocumentBase, Omit<TeamFields, 'title'> {
  readonly kind: 'team'
}

/** Any other page under `content/`; `index` is the main page. */
export interface WikiPage extends DocumentBase, Omit<PageFields, 'title'> {
  readonly kind: 'page'
}

export type Document = Service | Team | WikiPage

/** True where the model holds all that the author wrote of this field. */
export function isComplete(
  { incomplete = [] }: { readonly incomplete?: readonly string[] },
  field: string,
): boolean {
  return !incomplete.includes(field) && !incomplete.includes('*')
}

/** Lifecycle stages in which a service runs on its hosts and holds its ports. */
export const isRunning = (service: Service): boolean =>
  service.lifecycle !== 'retired' && service.lifecycle !== 'planned'

/** Stages in which the documentation must be complete. */
export const isInProduction = (service: Service): boolean =>
  service.lifecycle === 'production' || service.lifecycle === 'deprecated'
