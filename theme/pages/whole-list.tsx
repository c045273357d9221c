import type { TemplateInput, WholeList, WholeListPage } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, fill, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { DependencyTable } from '../parts/dependency-section.tsx'
import { HostPackageTable, HostServiceTable, HostUnitTable, ListenerTable } from '../parts/host-tables.tsx'
import { Pager } from '../parts/pager.tsx'
import { ServiceTable } from '../parts/service-table.tsx'
import { BacklinkList } from '../parts/wiki-footer.tsx'

const words = labels.wholeList

/** `lists/PAGE/NAME.html` */
export const wholeListPage = ({ shell, data }: TemplateInput<WholeListPage>): string => {
  const title = fill(words.title[data.list.name], { name: data.of.label })
  return htmlDocument({
    shell,
    title,
    children: (
      <Article
        kicker={<a href={data.of.href}>{data.of.label}</a>}
        title={title}
        summary={counted(words.total, data.total)}
        wide
      >
        <Pager parts={data.parts} />
        <Rows list={data.list} label={title} parts={data.parts} />
        <Pager parts={data.parts} below />
      </Article>
    ),
  })
}

interface RowsProps {
  readonly list: WholeList
  readonly label: string
  readonly parts: WholeListPage['parts']
}

function Rows({ list, label, parts }: RowsProps) {
  switch (list.name) {
    case 'dependents':
      return <DependencyTable rows={list.rows} label={label} filter parts={parts} />
    case 'services':
      return <ServiceTable rows={list.rows} label={label} filter parts={parts} />
    case 'running':
      return <HostServiceTable rows={list.rows} filter parts={parts} />
    case 'units':
      return <HostUnitTable rows={list.rows} filter parts={parts} />
    case 'listeners':
      return <ListenerTable rows={list.rows} filter parts={parts} />
    case 'packages':
      return <HostPackageTable rows={list.rows} filter parts={parts} />
    case 'backlinks':
      return <BacklinkList rows={list.rows} />
  }
}
