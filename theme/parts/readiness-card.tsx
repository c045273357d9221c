import type { ReadinessRow } from '../../src/render/page.ts'
import { labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'
import { InlineText } from './inline-text.tsx'

const words = labels.readiness

/** The guideline's own question, area by area. */
export const ReadinessCard = replaceable('readiness-card', ({ rows }: { rows: readonly ReadinessRow[] }) => (
  <div class="readiness">
    <p>{words.question}</p>
    <ul>
      {rows.map(({ area, met, finding }) => (
        <li key={area} class={met ? 'met' : 'unmet'}>
          <span class="area">{words.area[area]}</span>{' '}
          <span class="answer">{met ? words.met : words.unmet}</span>
          {!met && (
            <span class="sub">{finding ? <InlineText text={finding.reason} /> : words.undocumented}</span>
          )}
        </li>
      ))}
    </ul>
  </div>
))
