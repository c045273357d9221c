import { z } from 'zod'
import { under } from './entry.ts'
import { line, text } from './text.ts'

export const contactKinds = [
  'irc',
  'matrix',
  'chat',
  'mail',
  'list',
  'tracker',
  'repo',
  'pager',
  'phone',
  'wiki',
  'web',
] as const
export type ContactKind = (typeof contactKinds)[number]

/** What an address looks like, most telling form first; `contacts` strings are read with it. */
const forms: ReadonlyArray<readonly [ContactKind, RegExp]> = [
  ['matrix', /^[#@!][^\s:]+:[A-Za-z0-9.-]+$/],
  ['irc', /^#\S+$/],
  ['web', /^https?:\/\/\S+$/],
  ['mail', /^[^\s@]+@[^\s@]+$/],
  ['phone', /^\+[\d ()-]{4,}$/],
]

/** The kind a bare address shows by its form; undefined if it shows none. */
export function contactKindOf(address: string): ContactKind | undefined {
  return forms.find(([, form]) => form.test(address))?.[0]
}

export const contactSchema = z
  .strictObject({
    kind: z.enum(contactKinds).describe('What kind of channel.'),
    address: line(400).describe('Channel, address or URL.'),
    bestFor: text.describe('What this channel is best for.'),
    hours: line(200).optional().describe('When somebody is there.'),
    response: line(200).optional().describe('How soon to expect an answer.'),
  })
  .describe('A way to reach the people who know.')

const shortForms = '#channel, user@host, https://… or +number'
const ADDRESS = /^([#@!][^\s:]+(:[A-Za-z0-9.-]+)?|https?:\/\/\S+|[^\s@]+@[^\s@]+|\+[\d ()-]{4,})$/

const shortContact = z
  .string()
  .regex(
    ADDRESS,
    under('contacts/address-invalid', `no kind of contact looks like this: expected ${shortForms}`),
  )
  .transform((address) => ({ kind: contactKindOf(address) ?? ('chat' as const), address }))

/** `contacts` entry; a string's kind is read from its form. */
export const contactEntry = z.union([shortContact, contactSchema], {
  error: `expected ${shortForms} or a mapping`,
})

/** A way to reach people; `bestFor` is missing only in the short form. */
export interface Contact {
  readonly kind: ContactKind
  readonly address: string
  readonly bestFor?: string | undefined
  readonly hours?: string | undefined
  readonly response?: string | undefined
}
