import type { Defect } from '../defects.ts'

/** What the prose says. */
export const bodyDefects: readonly Defect[] = [
  {
    rule: 'markdown/link-broken',
    what: 'a page that is not there',
    plant: (plot) => plot.team().prose('See ⟦[the rules](../help/rules.md)⟧ first.'),
  },
  {
    rule: 'markdown/link-broken',
    what: 'a heading that the other page has not',
    plant: (plot) => plot.team().prose('See ⟦[whom to call](../help/paging.md#whom-to-call)⟧.'),
  },
  {
    rule: 'markdown/link-broken',
    what: 'a heading that the page itself has not',
    plant: (plot) => plot.role().prose('See ⟦[below](#the-end)⟧.'),
  },
  {
    rule: 'markdown/link-broken',
    what: 'a wanted page',
    plant: (plot) => plot.role().prose('Then begin the ⟦[[Escalation of last resort]]⟧.'),
  },
  {
    rule: 'markdown/image-missing',
    what: 'a picture that is not there',
    plant: (plot) => plot.role().prose('⟦![Plan of the racks](racks.svg)⟧'),
  },
  {
    rule: 'markdown/image-missing',
    what: 'a picture of another site',
    plant: (plot) => plot.address().prose('⟦![Logo](https://example.org/logo.png)⟧'),
  },
  {
    rule: 'markdown/raw-html',
    what: 'a tag',
    plant: (plot) => plot.role().prose('One⟦<br>⟧two.'),
  },
  {
    rule: 'markdown/unsafe-url',
    what: 'a link that is a script',
    plant: (plot) => plot.role().prose('Or ⟦[press here](javascript:alert(1))⟧.'),
  },
  {
    rule: 'markdown/heading-skip',
    what: 'from the second level to the fourth',
    plant: (plot) => plot.role().prose('⟦#### First host⟧\n\nText.'),
  },
  {
    rule: 'markdown/undocumented-package',
    what: 'a session that installs something',
    plant: (plot) =>
      plot
        .role()
        .prose('```console\n$ ⟦sudo apt-get install planted-tool⟧\nReading package lists... Done\n```'),
  },
  {
    rule: 'markdown/undocumented-path',
    what: 'a script that changes a file',
    plant: (plot) => plot.role().prose("```bash\ncd /\n⟦sed -i 's/8/4/' /etc/planted.conf⟧\n```"),
  },
]
