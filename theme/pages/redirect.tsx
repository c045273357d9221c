import type { RedirectPage, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { fill, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'

/** A page at another name: it leads on by itself, and says where to. */
export const redirectPage = ({ shell, data }: TemplateInput<RedirectPage>): string =>
  htmlDocument({
    shell,
    title: data.name,
    redirect: data.target.href,
    children: (
      <Article kicker={labels.aliases} title={data.name}>
        <p>
          {fill(labels.redirect.lead, { name: data.name })} <a href={data.target.href}>{data.target.label}</a>
          .
        </p>
      </Article>
    ),
  })
