import type { ComponentChildren } from 'preact'
import type { Documented, ServicePage } from '../../src/render/page.ts'
import { counted, fill, labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'
import { LifecycleBadge } from './badge.tsx'
import { Breakable, MaybeLink } from './link.tsx'

/** What one wants to know first, beside the text. */
export const Infobox = replaceable('infobox', ({ data }: { data: ServicePage }) => (
  <details class="infobox" id="glance" open>
    <summary>{labels.glance}</summary>
    <dl>
      <Row term={labels.owner}>{data.owner ? <MaybeLink {...data.owner} /> : labels.noOwner}</Row>
      <Row term={labels.lifecycleLabel}>
        <LifecycleBadge lifecycle={data.lifecycle} />
      </Row>
      {data.system && (
        <Row term={labels.system}>
          <a href={data.system.href}>{data.system.label}</a>
        </Row>
      )}
      <Row term={labels.hosts}>
        <Hosts hosts={data.hosts} />
      </Row>
      <Row term={labels.nav.ports}>
        <Ports ports={data.ports} />
      </Row>
      {data.packages.state === 'documented' && (
        <Row term={labels.sections.packages}>
          {data.packages.rows.slice(0, mostPackages).map(({ name }, index) => (
            <span key={name}>
              {index > 0 && ', '}
              <code>
                <Breakable text={name} />
              </code>
            </span>
          ))}
          {data.packages.rows.length > mostPackages && (
            <a href="#packages"> {counted(labels.more, data.packages.rows.length - mostPackages)}</a>
          )}
        </Row>
      )}
      <FirstContact contacts={data.contacts} />
      <Row term={labels.reviewed}>
        <Review review={data.review} />
      </Row>
      {data.aliases.length > 0 && <Row term={labels.aliases}>{data.aliases.join(', ')}</Row>}
      {data.links.length > 0 && (
        <Row term={labels.links}>
          <ul>
            {data.links.map(({ title, url }) => (
              <li key={url}>
                <a href={url}>{title}</a>
              </li>
            ))}
          </ul>
        </Row>
      )}
    </dl>
  </details>
))

const mostPackages = 6
const mostPorts = 8

const Row = ({ term, children }: { term: string; children: ComponentChildren }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)

/** "Documented: none" and "not documented" are two things. */
const Nothing = ({ state }: { state: Documented<unknown>['state'] }) =>
  state === 'none' ? (
    <span class="quiet">{labels.glanceNone}</span>
  ) : (
    <span class="missing">{labels.glanceUndocumented}</span>
  )

function Hosts({ hosts }: { hosts: ServicePage['hosts'] }) {
  if (hosts.state !== 'documented' || !('set' in hosts)) {
    return <Nothing state={hosts.state} />
  }
  const { folded, count, links } = hosts.set
  const shown = links.length > 0 ? glance(folded) : folded
  return (
    <>
      <NodeSets sets={shown} />
      {links.length > 0 && (
        <details class="host-list">
          <summary>{counted(labels.hostCount, count)}</summary>
          <NodeSets sets={folded.slice(shown.length)} />
          <ul>
            {links.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
            {count > links.length && <li>{counted(labels.more, count - links.length)}</li>}
          </ul>
        </details>
      )}
    </>
  )
}

const NodeSets = ({ sets }: { sets: readonly string[] }) => (
  <>
    {sets.map((set) => (
      <code key={set} class="node-set">
        {set}
      </code>
    ))}
  </>
)

/** Letters of node sets that are seen at once. */
const mostLetters = 140

/** The first node sets, as many as can be taken in at a glance. */
function glance(sets: readonly string[]): readonly string[] {
  let letters = 0
  return sets.filter((set, index) => {
    letters += set.length
    return index === 0 || letters <= mostLetters
  })
}

function Ports({ ports }: { ports: ServicePage['ports'] }) {
  if (ports.state !== 'documented') {
    return <Nothing state={ports.state} />
  }
  return (
    <>
      {ports.rows.slice(0, mostPorts).map(({ label, anchor, protocol, name }) => (
        <span key={anchor} class="port-line">
          <a href={`#${anchor}`}>
            <code>{label}</code>
          </a>{' '}
          {protocol ?? name}
        </span>
      ))}
      {ports.rows.length > mostPorts && (
        <a href="#ports">{counted(labels.more, ports.rows.length - mostPorts)}</a>
      )}
    </>
  )
}

function FirstContact({ contacts }: { contacts: ServicePage['contacts'] }) {
  const first = contacts.state === 'documented' ? contacts.rows[0] : undefined
  if (!first) return null
  return (
    <Row term={labels.firstContact}>
      <MaybeLink label={<Breakable text={first.address} />} href={first.href} />
    </Row>
  )
}

function Review({ review }: { review: ServicePage['review'] }) {
  if (review.on === undefined) return <span class="missing">{labels.neverReviewed}</span>
  const due = fill(review.overdue ? labels.reviewOverdue : labels.reviewDue, { date: review.due ?? '' })
  return (
    <>
      {review.on} <span class={review.overdue ? 'missing line' : 'quiet line'}>{due}</span>
    </>
  )
}
