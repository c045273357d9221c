import type { Rule } from '../rule.ts'
import { curlPipeShell as commandsCurlPipeShell } from './commands/curl-pipe-shell.ts'
import { destructive as commandsDestructive } from './commands/destructive.ts'
import { editsConfig as commandsEditsConfig } from './commands/edits-config.ts'
import { installsPackage as commandsInstallsPackage } from './commands/installs-package.ts'
import { secretArgument as commandsSecretArgument } from './commands/secret-argument.ts'
import { startsUnit as commandsStartsUnit } from './commands/starts-unit.ts'
import { sudo as commandsSudo } from './commands/sudo.ts'
import { undocumented as commandsUndocumented } from './commands/undocumented.ts'
import { unguarded as commandsUnguarded } from './commands/unguarded.ts'
import { contentMissing as configsContentMissing } from './configs/content-missing.ts'
import { fromMissing as configsFromMissing } from './configs/from-missing.ts'
import { fromOutside as configsFromOutside } from './configs/from-outside.ts'
import { modeInvalid as configsModeInvalid } from './configs/mode-invalid.ts'
import { noReload as configsNoReload } from './configs/no-reload.ts'
import { notifyUnknown as configsNotifyUnknown } from './configs/notify-unknown.ts'
import { ownershipMissing as configsOwnershipMissing } from './configs/ownership-missing.ts'
import { pathNotAbsolute as configsPathNotAbsolute } from './configs/path-not-absolute.ts'
import { settingConflict as configsSettingConflict } from './configs/setting-conflict.ts'
import { sharedFile as configsSharedFile } from './configs/shared-file.ts'
import { tmpPath as configsTmpPath } from './configs/tmp-path.ts'
import { undocumented as configsUndocumented } from './configs/undocumented.ts'
import { addressInvalid as contactsAddressInvalid } from './contacts/address-invalid.ts'
import { bestForMissing as contactsBestForMissing } from './contacts/best-for-missing.ts'
import { singleChannel as contactsSingleChannel } from './contacts/single-channel.ts'
import { undocumented as contactsUndocumented } from './contacts/undocumented.ts'
import { unknownTeam as contactsUnknownTeam } from './contacts/unknown-team.ts'
import { cycle as dependenciesCycle } from './dependencies/cycle.ts'
import { firewallBlocked as dependenciesFirewallBlocked } from './dependencies/firewall-blocked.ts'
import { notInProduction as dependenciesNotInProduction } from './dependencies/not-in-production.ts'
import { portDisabled as dependenciesPortDisabled } from './dependencies/port-disabled.ts'
import { portUndeclared as dependenciesPortUndeclared } from './dependencies/port-undeclared.ts'
import { retired as dependenciesRetired } from './dependencies/retired.ts'
import { self as dependenciesSelf } from './dependencies/self.ts'
import { unknownService as dependenciesUnknownService } from './dependencies/unknown-service.ts'
import { unreachable as dependenciesUnreachable } from './dependencies/unreachable.ts'
import { groupUnknown as hostsGroupUnknown } from './hosts/group-unknown.ts'
import { nodeSetInvalid as hostsNodeSetInvalid } from './hosts/node-set-invalid.ts'
import { noneInProduction as hostsNoneInProduction } from './hosts/none-in-production.ts'
import { headingSkip as markdownHeadingSkip } from './markdown/heading-skip.ts'
import { imageMissing as markdownImageMissing } from './markdown/image-missing.ts'
import { linkBroken as markdownLinkBroken } from './markdown/link-broken.ts'
import { rawHtml as markdownRawHtml } from './markdown/raw-html.ts'
import { undocumentedPackage as markdownUndocumentedPackage } from './markdown/undocumented-package.ts'
import { undocumentedPath as markdownUndocumentedPath } from './markdown/undocumented-path.ts'
import { unsafeUrl as markdownUnsafeUrl } from './markdown/unsafe-url.ts'
import { ambiguousScalar as metaAmbiguousScalar } from './meta/ambiguous-scalar.ts'
import { bidiControl as metaBidiControl } from './meta/bidi-control.ts'
import { duplicateKey as metaDuplicateKey } from './meta/duplicate-key.ts'
import { frontmatterLanguage as metaFrontmatterLanguage } from './meta/frontmatter-language.ts'
import { frontmatterMissing as metaFrontmatterMissing } from './meta/frontmatter-missing.ts'
import { frontmatterUnclosed as metaFrontmatterUnclosed } from './meta/frontmatter-unclosed.ts'
import { idInvalid as metaIdInvalid } from './meta/id-invalid.ts'
import { keyMissing as metaKeyMissing } from './meta/key-missing.ts'
import { reviewFuture as metaReviewFuture } from './meta/review-future.ts'
import { reviewStale as metaReviewStale } from './meta/review-stale.ts'
import { secret as metaSecret } from './meta/secret.ts'
import { serviceDuplicate as metaServiceDuplicate } from './meta/service-duplicate.ts'
import { suppressionUnused as metaSuppressionUnused } from './meta/suppression-unused.ts'
import { typeMismatch as metaTypeMismatch } from './meta/type-mismatch.ts'
import { unknownKey as metaUnknownKey } from './meta/unknown-key.ts'
import { unreadable as metaUnreadable } from './meta/unreadable.ts'
import { yamlAnchor as metaYamlAnchor } from './meta/yaml-anchor.ts'
import { yamlSyntax as metaYamlSyntax } from './meta/yaml-syntax.ts'
import { aptSourceIncomplete as packagesAptSourceIncomplete } from './packages/apt-source-incomplete.ts'
import { debianEquivalentExists as packagesDebianEquivalentExists } from './packages/debian-equivalent-exists.ts'
import { duplicate as packagesDuplicate } from './packages/duplicate.ts'
import { nameInvalid as packagesNameInvalid } from './packages/name-invalid.ts'
import { nonDebianUnjustified as packagesNonDebianUnjustified } from './packages/non-debian-unjustified.ts'
import { nonDebianUnlocked as packagesNonDebianUnlocked } from './packages/non-debian-unlocked.ts'
import { nonDebianUnpinned as packagesNonDebianUnpinned } from './packages/non-debian-unpinned.ts'
import { notPackagedYet as packagesNotPackagedYet } from './packages/not-packaged-yet.ts'
import { snapshotIncomplete as packagesSnapshotIncomplete } from './packages/snapshot-incomplete.ts'
import { snapshotInvalid as packagesSnapshotInvalid } from './packages/snapshot-invalid.ts'
import { undocumented as packagesUndocumented } from './packages/undocumented.ts'
import { unknownInSuite as packagesUnknownInSuite } from './packages/unknown-in-suite.ts'
import { versionConflict as packagesVersionConflict } from './packages/version-conflict.ts'
import { versionUnsatisfiable as packagesVersionUnsatisfiable } from './packages/version-unsatisfiable.ts'
import { allowUnused as portsAllowUnused } from './ports/allow-unused.ts'
import { bindUnknown as portsBindUnknown } from './ports/bind-unknown.ts'
import { conflict as portsConflict } from './ports/conflict.ts'
import { dynamicOverlap as portsDynamicOverlap } from './ports/dynamic-overlap.ts'
import { ephemeral as portsEphemeral } from './ports/ephemeral.ts'
import { exposureContradiction as portsExposureContradiction } from './ports/exposure-contradiction.ts'
import { exposureMissing as portsExposureMissing } from './ports/exposure-missing.ts'
import { insecureDefault as portsInsecureDefault } from './ports/insecure-default.ts'
import { outOfRange as portsOutOfRange } from './ports/out-of-range.ts'
import { privileged as portsPrivileged } from './ports/privileged.ts'
import { publicInsecure as portsPublicInsecure } from './ports/public-insecure.ts'
import { reservedElsewhere as portsReservedElsewhere } from './ports/reserved-elsewhere.ts'
import { riskExpired as portsRiskExpired } from './ports/risk-expired.ts'
import { securityMissing as portsSecurityMissing } from './ports/security-missing.ts'
import { sourceMissing as portsSourceMissing } from './ports/source-missing.ts'
import { transportInvalid as portsTransportInvalid } from './ports/transport-invalid.ts'
import { undocumented as portsUndocumented } from './ports/undocumented.ts'
import { wildcardInternal as portsWildcardInternal } from './ports/wildcard-internal.ts'
import { nameInvalid as unitsNameInvalid } from './units/name-invalid.ts'

/** Every rule, area by area; the order has no meaning. */
export const rules: readonly Rule[] = [
  metaAmbiguousScalar,
  metaBidiControl,
  metaDuplicateKey,
  metaFrontmatterLanguage,
  metaFrontmatterMissing,
  metaFrontmatterUnclosed,
  metaIdInvalid,
  metaKeyMissing,
  metaReviewFuture,
  metaReviewStale,
  metaSecret,
  metaServiceDuplicate,
  metaSuppressionUnused,
  metaTypeMismatch,
  metaUnknownKey,
  metaUnreadable,
  metaYamlAnchor,
  metaYamlSyntax,
  packagesAptSourceIncomplete,
  packagesDebianEquivalentExists,
  packagesDuplicate,
  packagesNameInvalid,
  packagesNonDebianUnjustified,
  packagesNonDebianUnlocked,
  packagesNonDebianUnpinned,
  packagesNotPackagedYet,
  packagesSnapshotIncomplete,
  packagesSnapshotInvalid,
  packagesUndocumented,
  packagesUnknownInSuite,
  packagesVersionConflict,
  packagesVersionUnsatisfiable,
  configsContentMissing,
  configsFromMissing,
  configsFromOutside,
  configsModeInvalid,
  configsNoReload,
  configsNotifyUnknown,
  configsOwnershipMissing,
  configsPathNotAbsolute,
  configsSettingConflict,
  configsSharedFile,
  configsTmpPath,
  configsUndocumented,
  commandsCurlPipeShell,
  commandsDestructive,
  commandsEditsConfig,
  commandsInstallsPackage,
  commandsSecretArgument,
  commandsStartsUnit,
  commandsSudo,
  commandsUndocumented,
  commandsUnguarded,
  portsAllowUnused,
  portsBindUnknown,
  portsConflict,
  portsDynamicOverlap,
  portsEphemeral,
  portsExposureContradiction,
  portsExposureMissing,
  portsInsecureDefault,
  portsOutOfRange,
  portsPrivileged,
  portsPublicInsecure,
  portsReservedElsewhere,
  portsRiskExpired,
  portsSecurityMissing,
  portsSourceMissing,
  portsTransportInvalid,
  portsUndocumented,
  portsWildcardInternal,
  contactsAddressInvalid,
  contactsBestForMissing,
  contactsSingleChannel,
  contactsUndocumented,
  contactsUnknownTeam,
  dependenciesCycle,
  dependenciesFirewallBlocked,
  dependenciesNotInProduction,
  dependenciesPortDisabled,
  dependenciesPortUndeclared,
  dependenciesRetired,
  dependenciesSelf,
  dependenciesUnknownService,
  dependenciesUnreachable,
  hostsGroupUnknown,
  hostsNodeSetInvalid,
  hostsNoneInProduction,
  unitsNameInvalid,
  markdownHeadingSkip,
  markdownImageMissing,
  markdownLinkBroken,
  markdownRawHtml,
  markdownUndocumentedPackage,
  markdownUndocumentedPath,
  markdownUnsafeUrl,
]
