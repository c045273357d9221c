import type { ConfigRow } from '../../src/render/page.ts'
import { fill, labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'
import { Table } from './table.tsx'

const words = labels.config

/** Configuration files, each with everything that is needed to make it again. */
export const ConfigList = replaceable('config-list', ({ rows }: { rows: readonly ConfigRow[] }) => (
  <div class="cards">
    {rows.map((row, index) => (
      <div class="card" key={index}>
        <p class="card-head">
          <code class="path">{row.path}</code> <span class="badge">{words.action[row.action]}</span>
          {row.shared !== 'exclusive' && <span class="badge">{words.shared[row.shared]}</span>}
        </p>
        <p class="facts">
          <Facts row={row} />
        </p>
        {row.why && <p>{row.why}</p>}
        {row.secret && <p class="quiet">{words.secret}</p>}
        <Content row={row} />
      </div>
    ))}
  </div>
))

function Facts({ row }: { row: ConfigRow }) {
  const ownership = [row.owner, row.group].filter(Boolean).join(':')
  return (
    <>
      {(ownership || row.mode) && <code>{[ownership, row.mode].filter(Boolean).join(' ')}</code>}
      {row.target && (
        <span>
          {words.target} <code>{row.target}</code>
        </span>
      )}
      {row.notify && (
        <span>
          {words.notify} <code>{row.notify.join(' ')}</code>
        </span>
      )}
      {row.validate && (
        <span>
          {words.validate} <code>{row.validate}</code>
        </span>
      )}
    </>
  )
}

function Content({ row }: { row: ConfigRow }) {
  const { content, from, fileText, settings, path, secret } = row
  if (secret) return null
  return (
    <>
      {settings && (
        <Table label={path} columns={[{ label: words.key }, { label: words.value }, { label: words.why }]}>
          {settings.map((setting, index) => (
            <tr key={index}>
              <th scope="row">
                <code>{setting.key}</code>
              </th>
              <td>
                <code>{setting.value}</code>
              </td>
              <td>{setting.why}</td>
            </tr>
          ))}
        </Table>
      )}
      {content !== undefined && <File text={content} />}
      {from !== undefined && fileText !== undefined && (
        <File text={fileText} name={fill(words.from, { file: from })} />
      )}
      {from !== undefined && fileText === undefined && (
        <p class="missing">{fill(words.missingFile, { file: from })}</p>
      )}
    </>
  )
}

const File = ({ text, name }: { text: string; name?: string }) => (
  <figure class="file">
    {name && <figcaption>{name}</figcaption>}
    <pre>
      <code>{text}</code>
    </pre>
  </figure>
)
