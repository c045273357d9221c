import type { Part, Parts } from '../../src/render/page.ts'
import { fill, labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'

interface PagerProps {
  readonly parts: Parts | undefined
  /** Once more below the list: only on and back. */
  readonly below?: boolean
}

/** Which part of a long list this is, and the way to the others. */
export const Pager = replaceable('pager', function Pager({ parts, below = false }: PagerProps) {
  if (!parts) return null
  return (
    <nav class="pager" aria-label={below ? labels.partsBelow : labels.parts}>
      <p>
        {fill(labels.partOf, { number: parts.number, count: parts.count })}
        {' · '}
        {fill(labels.partRows, { from: parts.from, to: parts.to, total: parts.total })}
      </p>
      <ol>
        {parts.previous && (
          <li>
            <a href={parts.previous} rel="prev">
              {labels.partBack}
            </a>
          </li>
        )}
        {!below && <NamedParts named={parts.named} />}
        {parts.next && (
          <li>
            <a href={parts.next} rel="next">
              {labels.partOn}
            </a>
          </li>
        )}
      </ol>
      {!below && parts.groups && (
        <details>
          <summary>{fill(labels.partsAll, { count: parts.count })}</summary>
          <ol>
            {parts.groups.map((group) => (
              <li key={group.number}>
                <a href={`${group.href}#parts`} aria-current={group.current ? 'true' : undefined}>
                  <PartName part={group} />
                </a>
              </li>
            ))}
          </ol>
          <ol id="parts" class="in-group">
            <NamedParts named={parts.inGroup ?? []} />
          </ol>
        </details>
      )}
    </nav>
  )
})

const PartName = ({ part: { first, last } }: { part: Part }) => (
  <>{first === last ? first : fill(labels.partRange, { first, last })}</>
)

const NamedParts = ({ named }: { named: readonly Part[] }) => (
  <>
    {named.map((part, index) => (
      <>
        {index > 0 && part.number > (named[index - 1]?.number ?? 0) + 1 && <li class="gap">…</li>}
        <li>
          <a href={part.href} aria-current={part.current ? 'page' : undefined}>
            <PartName part={part} />
          </a>
        </li>
      </>
    ))}
  </>
)
