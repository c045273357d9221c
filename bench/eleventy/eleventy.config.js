import { relative, resolve } from 'node:path'
import process from 'node:process'

const input = process.env.BENCH_CONTENT

/** One layout around every document and one page that lists the services; nothing else is switched on. */
export default function configure(config) {
  config.setUseGitIgnore(false)
  config.addGlobalData('layout', 'document.njk')
  config.addCollection('services', (all) => all.getAll().filter(({ data }) => data.lifecycle))
  config.addTemplate('services.njk', serviceList, {
    title: 'All services',
    permalink: '/services/index.html',
  })
}

const serviceList = `<ul>
{% for service in collections.services %}<li><a href="{{ service.url }}">{{ service.data.title }}</a>: {{ service.data.summary }}</li>
{% endfor %}</ul>`

export const config = {
  dir: { input, includes: relative(input, resolve('_includes')), output: '_site' },
  // Bodies are documents, not templates: Eleventy need not look for template code in them.
  markdownTemplateEngine: false,
}
