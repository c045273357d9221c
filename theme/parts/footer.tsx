import type { Shell } from '../../src/render/page.ts'
import { fill, labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'

export const Footer = replaceable('footer', function Footer({ shell }: { shell: Shell }) {
  return (
    <footer class="bottom">
      <p>{fill(labels.builtBy, { version: shell.version })}</p>
    </footer>
  )
})
