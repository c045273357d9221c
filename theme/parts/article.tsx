import type { ComponentChildren } from 'preact'
import { labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'
import { Breakable } from './link.tsx'

/** An entry of a table of contents. */
export interface Contents {
  readonly id: string
  readonly text: string
  /** 2 or 3. */
  readonly depth: number
}

interface ArticleProps {
  /** What kind of page it is, in a word above the title. */
  readonly kicker: ComponentChildren
  readonly title: string
  readonly summary?: string | undefined
  /** Right of the title, such as a badge. */
  readonly mark?: ComponentChildren
  /** Below the summary. */
  readonly status?: ComponentChildren
  readonly contents?: readonly Contents[] | undefined
  readonly wide?: boolean
  /** Printed, it becomes a runbook: whom to call and what listens first, then the commands. */
  readonly runbook?: boolean
  /** BCP 47, where the page is in another language than the site. */
  readonly lang?: string | undefined
  readonly children: ComponentChildren
}

/** Title, table of contents and text of a page. */
export const Article = replaceable('article', function Article(props: ArticleProps) {
  const { kicker, title, summary, mark, status, contents = [], lang, children } = props
  const hasContents = contents.length > 1
  const kinds = ['page', props.wide && 'wide', hasContents && 'has-toc', props.runbook && 'runbook']
  return (
    <div lang={lang} class={kinds.filter(Boolean).join(' ')}>
      <div class="page-head">
        <p class="kicker">{kicker}</p>
        <div class="title">
          <h1>
            <Breakable text={title} title />
          </h1>
          {mark}
        </div>
        {summary && <p class="lead">{summary}</p>}
        {status}
      </div>
      {hasContents && <TableOfContents contents={contents} />}
      <div class="page-body">{children}</div>
    </div>
  )
})

function TableOfContents({ contents }: { contents: readonly Contents[] }) {
  return (
    <nav class="toc" aria-label={labels.contents}>
      <details class="unfold">
        <summary>{labels.contents}</summary>
        <ul class="unfolded">
          {contents.map(({ id, text, depth }) => (
            <li key={id} class={`depth-${depth}`}>
              <a href={`#${encodeURIComponent(id)}`}>{text}</a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}
