import type { Parts } from '../../src/render/page.ts'
import { fill, labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'

/** Links between the parts of a list that is too long for one page; above it and once more below. */
export const Pager = replaceable(
  'pager',
  function Pager({ parts, below = false }: { parts: Parts; below?: boolean }) {
    if (parts.length === 0) return null
    return (
      <nav class="pager" aria-label={below ? labels.partsBelow : labels.parts}>
        <ol>
          {parts.map(({ href, first, last, current }) => (
            <li key={href}>
              <a href={href} aria-current={current ? 'page' : undefined}>
                {first === last ? first : fill(labels.partRange, { first, last })}
              </a>
            </li>
          ))}
        </ol>
      </nav>
    )
  },
)
