import type { BlastRadius, ServicePage } from '../../src/render/page.ts'
import { counted, fill, labels } from '../labels.ts'
import { Breakable, LinkList, MaybeLink } from './link.tsx'
import { Picture } from './picture.tsx'
import { Table } from './table.tsx'

const words = labels.blast

/** What a failure of the service takes with it, step by step, and whom to tell. */
export const BlastSection = ({ data: { blast, blastPicture, title } }: { data: ServicePage }) =>
  blast.total + blast.totalSuffering === 0 ? (
    <p class="empty none">{words.nothing}</p>
  ) : (
    <>
      <p>
        <strong>{counted(words.stops, blast.total)}</strong>, {counted(words.suffers, blast.totalSuffering)}.
      </p>
      {blastPicture && (
        <Picture picture={blastPicture} label={fill(words.picture, { name: title })} id="blast-picture" />
      )}
      <Steps blast={blast} />
      {blast.teams.length > 0 && <Teams blast={blast} />}
    </>
  )

const Steps = ({ blast: { steps, suffers, totalSuffering } }: { blast: BlastRadius }) => (
  <dl class="blast-steps">
    {steps.map(({ count, services }, index) => (
      <div key={index}>
        <dt>
          {index === 0 ? words.direct : fill(words.step, { n: index + 1 })}
          <span class="sub">{counted(labels.services.total, count)}</span>
        </dt>
        <dd>
          <ul class="blast-list">
            {services.map(({ href, label, via, owner }) => {
              const note = [index > 0 && fill(words.via, { name: via.label }), owner].filter(Boolean)
              return (
                <li key={href}>
                  <a href={href}>{label}</a>
                  {note.length > 0 && <span class="sub">{note.join(' · ')}</span>}
                </li>
              )
            })}
            {count > services.length && <li>{counted(labels.more, count - services.length)}</li>}
          </ul>
        </dd>
      </div>
    ))}
    {totalSuffering > 0 && (
      <div>
        <dt>
          {words.worse}
          <span class="sub">{counted(labels.services.total, totalSuffering)}</span>
        </dt>
        <dd>
          <LinkList links={suffers} more={totalSuffering - suffers.length} />
        </dd>
      </div>
    )}
  </dl>
)

const Teams = ({ blast: { teams, otherTeams, moreTeams } }: { blast: BlastRadius }) => (
  <>
    <h3 id="blast-teams">{words.teams}</h3>
    <Table
      label={words.teams}
      stack
      columns={[
        { label: words.team },
        { label: words.call },
        { label: words.teamStops, numeric: true },
        { label: words.teamSuffers, numeric: true },
      ]}
    >
      {teams.map(({ team, stops, suffers, contact }) => (
        <tr key={team.href}>
          <th scope="row">
            <a href={team.href}>{team.label}</a>
          </th>
          <td data-label={words.call}>
            {contact ? (
              <>
                <span class="sub">{labels.contact.kind[contact.kind]}</span>
                {contact.href === undefined ? (
                  <Breakable text={contact.address} />
                ) : (
                  <MaybeLink label={contact.address} href={contact.href} />
                )}
              </>
            ) : (
              <span class="missing">{labels.glanceUndocumented}</span>
            )}
          </td>
          <td class="number" data-label={words.teamStops}>
            {stops}
          </td>
          <td class="number" data-label={words.teamSuffers}>
            {suffers}
          </td>
        </tr>
      ))}
    </Table>
    {otherTeams.length > 0 && (
      <p>
        {words.otherTeams} <LinkList links={otherTeams} more={moreTeams} />
      </p>
    )}
  </>
)
