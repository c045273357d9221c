import { adjectives, adverbs, capital, nouns, verbs } from './words.js'

/**
 * Prose of a service, some 2 KB of the Markdown that such pages are made of.
 *
 * @param {ReturnType<import('./service-plan.js').planServices>[number]} plan
 * @param {readonly (typeof plan)[]} plans all of them, by index
 * @param {string} owner id of a team
 */
export function serviceBody(plan, plans, owner) {
  const { id, title, firstPort, random } = plan
  const say = sentences(random, id)
  const links = [...plan.needs, ...plan.neededBy].slice(0, 4).map((other) => plans[other].id)
  const link = links[0] ?? owner
  return `## What it does

${say.plain()} ${say.condition()} ${say.flow(link)} ${say.strong()}

${say.condition()} ${say.code()} ${say.plain()}

## How it is set up

${title} runs in ${2 + random.below(3)} copies that share nothing but the ${random.pick(nouns)}. ${say.plain()}

- ${say.fragment()}
- ${say.fragment()}, see [[${links[1] ?? owner}]]
- ${say.fragment()}
  - ${say.fragment()}

| ${random.pick(nouns)} | ${random.pick(nouns)} | how often |
|---|---|---:|
${say.row()}
${say.row()}
${say.row()}
${say.row()}

### The ${random.pick(adjectives)} ${random.pick(nouns)}

${say.condition()} ${say.plain()} ${say.flow(links[2] ?? link)}

> ${say.strong()}

## When it breaks

1. **${capital(say.fault())}.** ${say.condition()}
2. **${capital(say.fault())}.** ${say.plain()} Ask [[${owner}]].
3. **${capital(say.fault())}.** Follow the [[on-call]] page; ${say.fragment()}.

## Verify

${say.plain()}

\`\`\`bash
# Both must answer within a second.
systemctl is-active ${id}.service
curl --fail --silent http://localhost:${firstPort + 1}/${random.pick(nouns)} | jq '.${random.pick(nouns)}'
journalctl --unit ${id} --since "1 hour ago" | grep -c ${random.pick(nouns)}
\`\`\`

The same for a [whole ${random.pick(nouns)}](https://dashboards.bench.example/d/${id}): \`${id}ctl status --all\`.
`
}

function sentences({ pick, below }, id) {
  const thing = () => `${pick(adjectives)} ${pick(nouns)}`
  return {
    plain: () => `The ${thing()} ${pick(verbs)} every ${pick(nouns)} ${pick(adverbs)}.`,
    condition: () =>
      `When a ${pick(nouns)} is ${pick(adjectives)}, the ${thing()} ${pick(verbs)} its ${pick(nouns)} and ${pick(verbs)} the ${pick(nouns)}.`,
    strong: () => `It *never* ${pick(verbs)} a **${thing()}** that another ${pick(nouns)} ${pick(verbs)}.`,
    code: () =>
      `\`${id}ctl ${pick(nouns)} --${pick(nouns)}\` ${pick(verbs)} the ${thing()} ${pick(adverbs)}; \`${pick(nouns)}_limit\` is its bound.`,
    flow: (other) =>
      `Through [[${other}]] it ${pick(verbs)} the ${pick(nouns)} ${pick(adverbs)}, and the ${thing()} ${pick(verbs)} what is left.`,
    fragment: () => `the ${thing()} ${pick(verbs)} the ${pick(nouns)} ${pick(adverbs)}`,
    row: () => `| ${thing()} | \`${pick(nouns)}-${below(100)}\` ${pick(verbs)} it | ${1 + below(900)} |`,
    fault: () => `${pick(adjectives)} ${pick(nouns)} on one ${pick(nouns)}`,
  }
}
