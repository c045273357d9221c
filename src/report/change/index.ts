import type { ChangeReporter } from './change-reporter.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import { text } from './text.ts'

/** All formats of `portolan diff`, the default one first. */
export const changeReporters: readonly ChangeReporter[] = [text, markdown, json]
