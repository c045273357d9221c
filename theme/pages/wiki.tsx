import type { TemplateInput, WikiPage } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { Body, contentsOf } from '../parts/body.tsx'
import { Backlinks, Findings, PageFoot } from '../parts/wiki-footer.tsx'

/** A page somebody wrote. */
export const wikiPage = ({ shell, data, body }: TemplateInput<WikiPage>): string =>
  htmlDocument({
    shell,
    title: data.title,
    description: data.summary,
    section: data.manual ? manualSection(shell.path) : 'all-pages',
    children: data.manual ? (
      <Article
        kicker={<a href={`${shell.root}manual/index.html`}>{labels.kind.manual}</a>}
        title={data.title}
        summary={data.summary}
        contents={contentsOf(data.body.headings)}
        lang={shell.language === 'en' ? undefined : 'en'}
      >
        <Body html={body} />
      </Article>
    ) : (
      <Article
        kicker={<a href={`${shell.root}all-pages.html`}>{labels.kind.page}</a>}
        title={data.title}
        summary={data.summary}
        contents={[
          ...contentsOf(data.body.headings),
          { id: 'backlinks', text: labels.sections.backlinks, depth: 2 },
        ]}
      >
        <Body html={body} />
        <Findings findings={data.findings} />
        <Backlinks backlinks={data.backlinks} more={data.moreBacklinks} />
        <PageFoot categories={data.categories} source={data.source} />
      </Article>
    ),
  })

/** The entry of the navigation that a page of the manual belongs to. */
function manualSection(path: string): string | undefined {
  if (path.startsWith('manual/rules/')) return 'manual/reference/rules'
  if (path.startsWith('manual/guide/')) return 'manual/guide/getting-started'
  return path.startsWith('manual/reference/fields') ? 'manual/reference/fields' : undefined
}
