import type { ContactKind } from '../../../model/schema/contact.ts'
import { contactEntries } from '../../contact-entries.ts'
import type { Rule } from '../../rule.ts'

interface Form {
  readonly pattern: RegExp
  readonly expected: string
}

const web: Form = { pattern: /^https?:\/\/[^\s/]+\S*$/, expected: 'an address such as https://example.org/' }
const mail: Form = { pattern: /^[^\s@<>]+@[^\s@<>]+$/, expected: 'an address such as team@example.org' }
const phone: Form = { pattern: /^\+?[\d ()./-]{3,}$/, expected: 'a number such as +1 555 0100' }
const either = (a: Form, b: Form): Form => ({
  pattern: new RegExp(`${a.pattern.source}|${b.pattern.source}`),
  expected: `${a.expected} or ${b.expected}`,
})
const room: Form = { pattern: /^[#@!&+]\S+$/, expected: 'a channel such as #team' }

/** What an address of each kind looks like. */
const forms: Readonly<Record<ContactKind, Form>> = {
  irc: { pattern: /^[#&+!@]\S+$|^ircs?:\/\/\S+$/, expected: 'a channel such as #team' },
  matrix: {
    pattern: /^[#@!][^\s:]+:\S+$|^https:\/\/matrix\.to\/\S+$/,
    expected: 'a room such as #team:example.org',
  },
  chat: either(room, web),
  mail,
  list: either(mail, web),
  tracker: { pattern: /^\S.*$/, expected: 'a project or its address' },
  repo: {
    pattern: /^(?:https?|ssh|git):\/\/\S+$|^[\w.-]+@[^\s:]+:\S+$|^[\w./-]+$/,
    expected: 'a repository or its address',
  },
  pager: { pattern: /^\S.*$/, expected: 'a pager' },
  phone,
  wiki: { pattern: /^\S.*$/, expected: 'a page or its address' },
  web,
}

/** `contacts/address-invalid`. The parser judges the short form; here is what `kind` and `address` say together. */
export const addressInvalid: Rule = {
  id: 'contacts/address-invalid',
  severity: 'error',
  summary: 'The address of a contact is none of its kind.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { document, contact, at } of contactEntries(catalog)) {
      const { kind, address, bestFor } = contact
      const form = forms[kind]
      if (bestFor === undefined || form.pattern.test(address)) continue
      report({
        document,
        field: at,
        value: address,
        actual: address,
        expected: [form.expected],
        reason: `\`${address}\` is no ${kind} address`,
        help: `write ${form.expected}, or another \`kind\``,
      })
    }
  },
}
