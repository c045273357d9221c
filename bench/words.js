const split = (text) => text.trim().split(/\s+/)

/** Words of the catalogue's prose: some 300, so that a search finds much for a common word and little for two. */
export const nouns = split(`
  account address agent alarm alert anchor archive article backlog backup balance banner barrier basket batch
  beacon bill board bridge bucket budget buffer bundle cable calendar canary card cargo carrier catalogue chain
  channel chart claim client clock cluster column comment compass container contract copy counter courier crate
  cursor customer deadline delivery depot device digest directory document drawer drill engine envelope error
  event export family feed field filter fleet folder forecast form frame freight gate gauge grant graph group
  guide harbour header heartbeat image import index inbox invoice issue item journal key label lantern layer
  ledger letter library licence limit listing lock lookup mailbox manifest map margin market measure memory
  mirror model module notice number offer order outage packet page panel parcel partition patch
  payment permit photograph picture pilot pipeline pocket pointer policy pool portal price printer profile
  proof queue quota rate reader receipt record refund region relay reminder replica report request reserve
  route row rule sample schedule schema search season segment sensor session shard shelf shift signal site
  sketch slot snapshot socket spool stamp statement station stock storage stream summary survey table target
  tariff template tenant thread ticket topic trace track transfer trigger tunnel user vault vessel view
  voucher wallet warehouse watch window worker zone
`)

export const adjectives = split(`
  active amber ancient annual balanced blue bright broad busy calm central clean clear coarse cold common
  compact complete cosy crisp daily damp deep dense dull early eager empty even expired faint fast fine firm
  fixed foreign fresh frozen gentle golden green heavy hidden idle large late latent light local long loose
  lost marine minor modest narrow nightly northern orphaned outer partial patient plain private public quiet
  rapid rare remote rough round scarlet sealed secondary shallow sharp short silent silver slow small smooth
  southern spare stale steady strict sturdy sudden tidy upper urgent valid visible warm weekly western wide
`)

/** Verbs with an object, as `it` has them. */
export const verbs = split(`
  accepts announces answers archives assembles balances buffers checks collects compares compresses converts
  copies counts delays delivers divides drains encrypts expires exports fetches fills filters follows forwards
  gathers groups guards imports inspects joins keeps labels loads locks marks measures merges mirrors moves
  numbers orders packs plans prepares prices prints publishes pulls queues reads rebuilds receives reconciles
  records refreshes rejects releases renews repairs replaces replays reserves resolves restores retries rotates
  routes samples schedules seals sends settles signs sorts splits stores summarises tracks translates trims
  unpacks updates validates verifies watches weighs wraps writes
`)

export const adverbs = split(`
  again afterwards alone always carefully daily directly early eventually first hourly immediately last later
  lazily nightly often once only partly promptly quietly rarely separately slowly sometimes soon together
  twice weekly
`)

/** Packages of Debian that many services share. */
export const packages = split(`
  acl bzip2 ca-certificates chrony cron curl dnsutils ethtool gnupg haproxy htop iproute2 jq krb5-user
  ldap-utils libpq5 logrotate lsof lz4 mtr-tiny ncurses-term net-tools nftables nginx-light openssl
  postgresql-client-common python3-requests python3-yaml redis-tools rsync rsyslog socat sqlite3 ssl-cert
  strace sysstat tcpdump unzip xz-utils zstd
`)

export const tags = split(`
  batch billing cache edge email event-driven finance frontend gateway identity internal logging mobile network
  partner payment pipeline queue reporting scheduler search security storage warehouse web
`)

export const protocols = split('https grpc https http2 amqp postgresql https websocket')

/** The same word as it begins a sentence. */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)
