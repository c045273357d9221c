import { posix } from 'node:path'
import type { Service } from '../model/document.ts'
import type { Config } from '../model/schema/config.ts'
import type { Context } from './context.ts'
import { documented } from './documented.ts'
import type { ConfigRow, Documented } from './page.ts'

/** Configuration files of a service, each with the text of the file that `from` names. */
export function configRows(context: Context, service: Service): Documented<ConfigRow> {
  return documented(service.configs?.map((config) => configRow(context, service, config)))
}

function configRow({ catalog, fileOf }: Context, service: Service, config: Config): ConfigRow {
  if (config.from === undefined || config.secret) return config
  const source = posix.join(posix.dirname(service.source), config.from)
  const bytes = catalog.files.has(source) ? fileOf?.(source) : undefined
  return bytes ? { ...config, fileText: textOf(bytes) } : config
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
