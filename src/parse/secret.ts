import { LineCounter } from 'yaml'
import { looksSecret } from '../model/secret-value.ts'
import type { Remark } from './remark.ts'

interface SecretForm {
  readonly what: string
  readonly pattern: RegExp
}

/** Forms that are secrets by themselves, by the prefix their issuer gives them. */
const forms: readonly SecretForm[] = [
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/g },
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { what: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})\b/g },
  { what: 'a GitLab token', pattern: /\bglpat-[A-Za-z0-9_-]{20,}\b/g },
  { what: 'a Slack token', pattern: /\bxox[abprs]-[A-Za-z0-9-]{10,}\b/g },
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { what: 'a PyPI token', pattern: /\bpypi-AgEIcHlwaS[A-Za-z0-9_-]{20,}\b/g },
  {
    what: 'a password',
    pattern:
      /(?<![\w-])[\w.]{0,40}?(?:password|passwd|passphrase|secret[_-]?key|api[_-]?key)["']?\s*[=:]\s*(?<literal>"[^"\n]{4,}"|'[^'\n]{4,}'|[^\s"'`,;)\]}|\\]{6,})/gi,
  },
  {
    what: 'a token',
    pattern: /(?<![\w-])(?:[A-Z0-9]{1,20}_){1,6}(?:TOKEN|SECRET)\s*[=:]\s*(?<literal>[^\s"'`,;)\]}|\\]{8,})/g,
  },
]

/** Secrets written out anywhere in a document, front matter and prose alike. */
export function secretsIn(text: string): Remark[] {
  const remarks: Remark[] = []
  let lines: LineCounter | undefined
  for (const { what, pattern } of forms) {
    for (const match of text.matchAll(pattern)) {
      const literal = match.groups?.literal
      if (literal === undefined ? isSample(match[0]) : !looksSecret(literal)) continue
      const start = match.index + (literal ? match[0].length - literal.length : 0)
      lines ??= linesOf(text)
      remarks.push(remarkAt(lines.linePos(start), literal?.length ?? match[0].length, what))
    }
  }
  return remarks
}

/** A token of documentation: `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxx…`; real ones have digits, of AWS keys nearly all. */
const isSample = (token: string): boolean =>
  /example|x{6}/i.test(token) || !/\d|^(?:AKIA|ASIA|-----)/.test(token)

function linesOf(text: string): LineCounter {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1)
  return lines
}

function remarkAt(
  { line, col: column }: { line: number; col: number },
  length: number,
  what: string,
): Remark {
  return {
    ruleId: 'meta/secret',
    place: { line, column, endLine: line, endColumn: column + length },
    value: what,
    reason: `this looks like ${what}`,
    note: 'whoever reads the site or its history has it from now on',
    help: 'take it out and revoke it; name the place where it is kept instead',
  }
}
