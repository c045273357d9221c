import type { Parts } from '../../src/render/page.ts'
import { fill, labels } from '../labels.ts'

/** Links between the parts of a list that is too long for one page. */
export function Pager({ parts }: { parts: Parts }) {
  if (parts.length === 0) return null
  return (
    <nav class="pager" aria-label={labels.parts}>
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
}
