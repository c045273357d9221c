import { type Finding, isAtLeast } from '../model/finding.ts'
import { byPath } from './by-path.ts'
import { conciseLine } from './concise.ts'
import { messageLines } from './message.ts'
import { type ReportContext, type Reporter, shownPath } from './reporter.ts'
import { type XmlElement, xmlText } from './xml.ts'

/**
 * JUnit's report in the form that both Jenkins and Ant read: a suite for each file, a failed test for each finding
 * that makes the run fail. The other findings are told in the suite's output: they are no failures.
 */
export const junit: Reporter = {
  name: 'junit',
  audience: 'programs',
  format(findings, context) {
    const files = byPath(findings)
    const suites = files.map(([path, inFile], id) => fileSuite(id, path, inFile, context))
    // A report without any test is an error to Jenkins.
    const all =
      suites.length > 0 ? suites : [suiteOf(0, 'portolan', [testOf('portolan', 'catalogue')], '', context)]
    return xmlText({ name: 'testsuites', children: all })
  },
}

function fileSuite(
  id: number,
  path: string,
  findings: readonly Finding[],
  context: ReportContext,
): XmlElement {
  const name = shownPath(context, path)
  const className = name.replace(/\.[a-z]+$/, '').replaceAll('/', '.')
  const fails = ({ severity }: Finding) => context.failsAt !== 'never' && isAtLeast(severity, context.failsAt)
  const failed = findings.filter(fails)
  const tests = failed.map((finding) =>
    testOf(className, `${finding.ruleId}: ${finding.reason}`, failureOf(finding, context)),
  )
  const output = findings.filter((finding) => !fails(finding)).map((finding) => conciseLine(finding, context))
  return suiteOf(id, name, tests.length > 0 ? tests : [testOf(className, name)], output.join('\n'), context)
}

function suiteOf(
  id: number,
  name: string,
  tests: readonly XmlElement[],
  output: string,
  { today }: ReportContext,
): XmlElement {
  const failures = tests.filter(({ children }) => children !== undefined).length
  return {
    name: 'testsuite',
    attributes: {
      id,
      name,
      package: 'portolan',
      timestamp: `${today}T00:00:00`,
      hostname: 'localhost',
      tests: tests.length,
      failures,
      errors: 0,
      time: 0,
    },
    children: [
      // Ant's schema asks for the element, Jenkins' for something in it.
      {
        name: 'properties',
        children: [{ name: 'property', attributes: { name: 'tool', value: 'portolan' } }],
      },
      ...tests,
      { name: 'system-out', children: output },
      { name: 'system-err' },
    ],
  }
}

const testOf = (className: string, name: string, failure?: XmlElement): XmlElement => ({
  name: 'testcase',
  attributes: { name, classname: className, time: 0 },
  ...(failure && { children: [failure] }),
})

const failureOf = (finding: Finding, context: ReportContext): XmlElement => ({
  name: 'failure',
  attributes: { type: finding.ruleId, message: finding.reason },
  children: [conciseLine(finding, context), ...messageLines(finding, context).slice(1)].join('\n'),
})
