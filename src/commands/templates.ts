/** `mail-relay` as a title: `Mail relay`. */
const titleOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')

/**
 * A service document with every section. It names nothing that could pass for the truth: what must be filled in has no
 * value yet, which `check` finds, and examples are comments; an empty list would say "documented: none".
 */
export const serviceTemplate = (name: string): string => `---
title: ${titleOf(name)}
summary:                  # what it does for whom, in one line
owner:                    # the team that answers for it: the name of a file in teams/
lifecycle: experimental   # planned, experimental, production, deprecated, retired
# system: <what it belongs to>
# tags: [<category>]
# hosts: ["${name}[1001-1002].example.org"]
# reviewed: 2026-01-31

# What it installs. A plain name is a Debian package; anything else says why.
packages:
  # - ${name}
  # - name: ${name}
  #   source: pypi
  #   version: "1.4.2"
  #   why: <why not from Debian>
  #   lock: requirements.lock

# Files that it changes. A plain path is a file that the package ships.
configs:
  # - path: /etc/${name}.conf
  #   owner: root
  #   group: root
  #   mode: "0644"
  #   settings:
  #     - { key: listen, value: "127.0.0.1", why: <why this value> }
  #   notify: ${name}.service

# Commands in the order in which they are run, each with a guard. [] if there are none.
commands:
  # - run: adduser --system --group ${name}
  #   unless: id ${name}

units:
  # - ${name}.service

# Where it listens. [] if nowhere.
ports:
  # - port: 8443
  #   protocol: https
  #   bind: "*"
  #   exposure: internal        # loopback, internal, public
  #   tls: required             # none, optional, required, mutual
  #   auth: none                # none, password, token, mtls, kerberos, acl, sso
  #   allow: ["10.0.0.0/8"]

# What it needs.
dependsOn:
  # - service: <id>
  #   port: <number or name there>
  #   why: <what for>

# Whom to ask, beside the owner.
contacts:
  # - kind: irc
  #   address: "#example"
  #   bestFor: <what this channel is best for>
---
## What it does

## How it is set up

## What breaks, and what to do

## How to verify
`

/** A team document. */
export const teamTemplate = (name: string): string => `---
title: ${titleOf(name)}
summary:                  # what it answers for, in one line
contacts:
  - kind: mail            # irc, matrix, chat, mail, list, tracker, repo, pager, phone, wiki, web
    address:
    bestFor:              # what this channel is best for
---
## What we answer for
`
