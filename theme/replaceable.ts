import { type ComponentChildren, Fragment, type FunctionComponent, h } from 'preact'
import type { ComponentName } from './component-names.ts'
import { counted, fill, labels } from './labels.ts'
import { ThemeError } from './theme-error.ts'

/** What a component of a site's own is given beside its props, so that its file need not import anything. */
export interface Kit<Props> {
  /** Makes elements: `h('p', { class: 'note' }, 'text')`. Text is escaped. */
  readonly h: typeof h
  readonly Fragment: typeof Fragment
  /** The words of the site, in its language. */
  readonly labels: typeof labels
  readonly fill: typeof fill
  readonly counted: typeof counted
  /** The component that is replaced, for adding to it: `h(Original, props)`. */
  readonly Original: FunctionComponent<Props>
}

/** A component of a site's own: the same props as ours, elements or text out. */
export type OwnComponent<Props> = (props: Props, kit: Kit<Props>) => ComponentChildren

/** A component of a site's own with the file it stands in, as messages name it. */
export interface Replacement {
  readonly path: string
  readonly component: OwnComponent<unknown>
}

let replacements: ReadonlyMap<string, Replacement> = new Map()

/** From now on, on this thread, these components stand in place of ours of the same names. */
export function replaceComponents(own: ReadonlyMap<string, Replacement>): void {
  replacements = own
}

/** A component that a site's theme may replace under this name. */
export function replaceable<Props>(
  name: ComponentName,
  Original: FunctionComponent<Props>,
): FunctionComponent<Props> {
  const kit: Kit<Props> = { h, Fragment, labels, fill, counted, Original }
  return (props) => {
    const own = replacements.get(name)
    return own ? ownResult(name, own, props, kit) : Original(props as never, undefined)
  }
}

function ownResult<Props>(name: string, { path, component }: Replacement, props: Props, kit: Kit<Props>) {
  let result: ComponentChildren
  try {
    result = (component as OwnComponent<Props>)(props, kit)
  } catch (error) {
    throw new ThemeError(
      `the component \`${name}\` failed: ${messageOf(error)}`,
      `look at ${placeOf(error, path)}`,
    )
  }
  if (typeof (result as { then?: unknown } | null | undefined)?.then === 'function')
    throw new ThemeError(
      `the component \`${name}\` answers with a promise`,
      `make it a plain function in ${path}`,
    )
  return result
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error)

/** `theme/components/footer.js:3:9`, from the topmost line of the stack that stands in that file. */
function placeOf(error: unknown, path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1).replaceAll('.', '\\.')
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const [, place] = new RegExp(`/${file}(?:\\?[^:)]*)?(:\\d+:\\d+)`).exec(stack) ?? []
  return path + (place ?? '')
}
