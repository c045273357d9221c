import { expect, test } from 'vitest'
import { baselineOf, compareWithBaseline, formatBaseline } from '../../src/model/baseline.ts'
import { createCatalog } from '../../src/model/catalog.ts'
import type { Finding } from '../../src/model/finding.ts'
import { topOfFile } from '../../src/model/place.ts'
import { parseBaseline } from '../../src/parse/baseline.ts'
import { catalogOf, serviceOf } from './catalog-of.ts'

const finding = (fingerprint: string, path: string, reason: string): Finding => ({
  ruleId: 'ports/bind-unknown',
  severity: 'warn',
  path,
  place: topOfFile,
  reason,
  related: [],
  fingerprint,
})

const mail = finding('00000000000000aa', 'content/services/mail.md', 'nobody says what tcp/25 binds')
const web = finding('00000000000000bb', 'content/services/web.md', 'nobody says what tcp/443 binds')
const web80 = finding('00000000000000cc', 'content/services/web.md', 'nobody says what "tcp/80" binds')

test('a baseline is one line a finding, in the order of paths and messages', () => {
  expect(formatBaseline(baselineOf([web, web80, mail]))).toBe(`{
  "version": 1,
  "findings": [
    {"fingerprint":"00000000000000aa","severity":"warn","rule":"ports/bind-unknown","path":"content/services/mail.md","message":"nobody says what tcp/25 binds"},
    {"fingerprint":"00000000000000cc","severity":"warn","rule":"ports/bind-unknown","path":"content/services/web.md","message":"nobody says what \\"tcp/80\\" binds"},
    {"fingerprint":"00000000000000bb","severity":"warn","rule":"ports/bind-unknown","path":"content/services/web.md","message":"nobody says what tcp/443 binds"}
  ]
}
`)
  expect(formatBaseline(baselineOf([]))).toBe('{\n  "version": 1,\n  "findings": []\n}\n')
})

test('what is written is read back', () => {
  const baseline = baselineOf([web, web80, mail])
  expect(parseBaseline(formatBaseline(baseline))).toEqual({ baseline })
})

test('findings are told apart by fingerprint alone: they may have moved, and their words may have changed', () => {
  const moved = { ...mail, path: 'content/services/edge/mail.md', reason: 'in other words' }
  expect(compareWithBaseline([moved, web], baselineOf([mail, web80]), catalogOf({}))).toEqual({
    fresh: [web],
    known: [moved],
    vanished: baselineOf([web80]),
  })
})

test('nothing of a document that cannot be read in full has vanished', () => {
  const site = { places: '' }
  const broken = serviceOf('web', { incomplete: ['*'] })
  const compared = compareWithBaseline([], baselineOf([mail, web]), createCatalog(site, [broken]))
  expect(compared).toEqual({ fresh: [], known: [], vanished: baselineOf([mail]) })
})
