import type { ComponentChildren } from 'preact'
import type { Link, Range, Rest } from '../../src/render/page.ts'
import { counted, fill, labels } from '../labels.ts'

/** A link where there is a target, else its text. */
export const MaybeLink = ({ label, href }: { label: ComponentChildren; href?: string | undefined }) =>
  href === undefined ? label : <a href={href}>{label}</a>

/** Links in a row, with a note on those that are left out. */
export function LinkList({ links, more = 0 }: { links: readonly Link[]; more?: number }) {
  return (
    <>
      {links.map((link, index) => (
        <span key={index}>
          {index > 0 && ', '}
          <a href={link.href}>{link.label}</a>
        </span>
      ))}
      {more > 0 && ` ${counted(labels.more, more)}`}
    </>
  )
}

/** What a list leaves out, as a link to the whole list. */
export const RestLink = ({ rest }: { rest: Rest }) => (
  <a href={rest.href}>{counted(labels.more, rest.count)}</a>
)

/** Which of how many a row shows, where it does not show all. */
export const RangeNote = ({ range }: { range: Range | undefined }) =>
  range ? <span class="sub">{fill(labels.partRows, { ...range })}</span> : null

/** The same below a table; nothing where nothing is left out. */
export const RestLine = ({ rest }: { rest: Rest | undefined }) =>
  rest ? (
    <p>
      <RestLink rest={rest} />
    </p>
  ) : null

/** Characters that stay together: breaks closer than this help no column and cost six bytes each. */
const shortestPiece = 10

/** Marks after which a text may break: not inside a domain. */
const marks = /(?<=[,/@_-])/
/** Large letters fill a line sooner: in a title a domain breaks, too. */
const titleMarks = /(?<=[.,/@_-])/

/** Text that may be long, with a break allowed at marks. */
export function Breakable({ text, title = false }: { text: string; title?: boolean }) {
  const parts = text.split(title ? titleMarks : marks).reduce<string[]>((pieces, part) => {
    const last = pieces.at(-1)
    if (last !== undefined && last.length < shortestPiece) pieces[pieces.length - 1] = last + part
    else pieces.push(part)
    return pieces
  }, [])
  return (
    <>
      {parts.map((part, index) => (
        <>
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
    </>
  )
}
