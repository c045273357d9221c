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

/** What stands for a secret rather than being one: placeholders, variables, file paths, words of prose. */
const placeholder =
  /^["']?(?:[<$%{[(/~@*]|xxx|\*\*|\.\.\.|…|change|example|redacted|secret|password|your|none|null|true|false|required|optional|file:|env:|vault:|hiera|lookup)/i

/** Secrets written out anywhere in a document, front matter and prose alike. */
export function secretsIn(text: string): Remark[] {
  const remarks: Remark[] = []
  for (const { what, pattern } of forms) {
    for (const match of text.matchAll(pattern)) {
      const literal = match.groups?.literal
      if (literal === undefined ? isSample(match[0]) : !looksSecret(literal)) continue
      const start = match.index + (literal ? match[0].length - literal.length : 0)
      remarks.push(remarkAt(text, start, literal?.length ?? match[0].length, what))
    }
  }
  return remarks
}

/** A token of documentation: `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxx…`; real ones have digits. */
const isSample = (token: string): boolean =>
  !token.startsWith('-----') && (/example|x{6}/i.test(token) || !/\d/.test(token))

/** A word that is only letters is prose (`password: rotated yearly`); a secret mixes in digits or signs. */
function looksSecret(literal: string): boolean {
  if (placeholder.test(literal)) return false
  const bare = literal.replace(/^["']|["']$/g, '')
  return /\d/.test(bare) && /[A-Za-z]/.test(bare) && !/^[a-z]+(?:[-_.][a-z0-9]+)*$/.test(bare)
}

function remarkAt(text: string, start: number, length: number, what: string): Remark {
  const before = text.slice(0, start)
  const line = before.split('\n').length
  const column = start - before.lastIndexOf('\n')
  return {
    ruleId: 'meta/secret',
    place: { line, column, endLine: line, endColumn: column + length },
    value: what,
    reason: `this looks like ${what}`,
    note: 'whoever reads the site or its history has it from now on',
    help: 'take it out and revoke it; name the place where it is kept instead',
  }
}
