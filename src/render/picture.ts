import type { Service } from '../model/document.ts'
import type { BlastRadius, DependencyRow, Picture, PictureBox, PictureLine, ServicePage } from './page.ts'

/** Boxes on each side; what is more is counted in a last box. */
const mostBoxes = 8

const boxHeight = 30
const rowHeight = 40
const margin = 4

/** Columns of boxes: how wide a box is, and how far apart they stand. */
interface Columns {
  readonly boxWidth: number
  readonly gap: number
}

const wide: Columns = { boxWidth: 196, gap: 76 }
const narrow: Columns = { boxWidth: 184, gap: 48 }
/** Bold letters that a narrow box holds. */
const boldLetters = 19

interface Side {
  readonly rows: readonly DependencyRow[]
  readonly more: number
}

/** Who needs the service on the left, what it needs on the right; undefined where there is neither. */
export function dependencyPicture(
  service: Service,
  {
    dependencies,
    dependents,
    moreDependents,
  }: Pick<ServicePage, 'dependencies' | 'dependents' | 'moreDependents'>,
): Picture | undefined {
  const left = sideOf(dependents, moreDependents?.count)
  const right = sideOf(dependencies.state === 'documented' ? dependencies.rows : [])
  const rows = Math.max(lengthOf(left), lengthOf(right))
  if (rows === 0) return undefined
  const height = heightOf(rows)
  const leftX = margin
  const selfX = columnAt(wide, lengthOf(left) === 0 ? 0 : 1)
  const rightX = selfX + wide.boxWidth + wide.gap
  const self = { ...boxAt(wide, selfX, height / 2 - boxHeight / 2, service.title), role: 'self' as const }
  const leftBoxes = columnOf(left, leftX, height)
  const rightBoxes = columnOf(right, rightX, height)
  const center = leftBoxes.length
  return {
    width: (lengthOf(right) === 0 ? selfX : rightX) + wide.boxWidth + margin,
    height,
    boxes: [...leftBoxes, self, ...rightBoxes],
    lines: [
      ...leftBoxes.map((box, index) => ({
        path: curve(box, self),
        role: roleAt(left, index),
        from: index,
        to: center,
      })),
      ...rightBoxes.map((box, index) => ({
        path: curve(self, box),
        role: roleAt(right, index),
        from: center,
        to: center + 1 + index,
      })),
    ],
  }
}

/** One box for each service, though it may be needed for several reasons. */
function sideOf(rows: readonly DependencyRow[], others = 0): Side {
  const unique = strongest(rows)
  const shown = unique.length + others > mostBoxes ? unique.slice(0, mostBoxes - 1) : unique
  return { rows: shown, more: unique.length + others - shown.length }
}

const strength = { hard: 2, soft: 1, build: 0 }

/** Of several rows for one service the one that needs it most. */
function strongest(rows: readonly DependencyRow[]): readonly DependencyRow[] {
  const found = new Map<string, DependencyRow>()
  for (const row of rows) {
    const known = found.get(row.name)
    if (!known || strength[known.criticality] < strength[row.criticality]) found.set(row.name, row)
  }
  return [...found.values()]
}

const lengthOf = ({ rows, more }: Side): number => rows.length + (more > 0 ? 1 : 0)

const roleAt = (side: Side, index: number): 'hard' | 'soft' | 'build' =>
  side.rows[index]?.criticality ?? 'soft'

const heightOf = (rows: number): number => rows * rowHeight - (rowHeight - boxHeight) + 2 * margin

const columnAt = ({ boxWidth, gap }: Columns, number: number): number => margin + number * (boxWidth + gap)

/** Where a column of so many boxes begins, so that it stands in the middle. */
const topOf = (rows: number, height: number): number => (height - heightOf(rows)) / 2 + margin

function columnOf(side: Side, x: number, height: number): PictureBox[] {
  const top = topOf(lengthOf(side), height)
  const boxes: PictureBox[] = side.rows.map((row, index) => ({
    ...boxAt(wide, x, top + index * rowHeight, row.name, row.href),
    role: row.kind === 'service' ? row.criticality : 'external',
  }))
  return [...boxes, ...moreBox(wide, side.more, x, top + boxes.length * rowHeight)]
}

/** A last box with how many there are besides. */
const moreBox = (columns: Columns, more: number, x: number, y: number): PictureBox[] =>
  more > 0 ? [{ ...boxAt(columns, x, y, `+${more}`), role: 'more' }] : []

const boxAt = ({ boxWidth }: Columns, x: number, y: number, text: string, href?: string) => ({
  lines: [shortened(text, Math.floor((boxWidth - 24) / 7))],
  ...(href !== undefined && { href }),
  x,
  y: Math.round(y),
  width: boxWidth,
  height: boxHeight,
})

/** As much of a text as fits into a box. */
export const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text

function curve(from: PictureBox, to: PictureBox): string {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2]
  const [x2, y2] = [to.x - 1, to.y + to.height / 2]
  const bend = (x1 + x2) / 2
  return `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`
}

type Step = BlastRadius['steps'][number]

/**
 * What stops with a service, a column a step, from what fails to what it takes along; undefined where there is
 * one step only, which the picture of its neighbours shows.
 */
export function blastPicture(service: Service, { steps }: BlastRadius): Picture | undefined {
  if (steps.length < 2) return undefined
  const height = heightOf(Math.max(...steps.map(lengthOfStep)))
  const title = shortened(service.title, boldLetters)
  const self = { ...boxAt(narrow, margin, height / 2 - boxHeight / 2, title), role: 'self' as const }
  const boxes: PictureBox[] = [self]
  const lines: PictureLine[] = []
  let before: ReadonlyMap<string, number> = new Map()
  for (const [number, step] of steps.entries()) {
    const x = columnAt(narrow, number + 1)
    const top = topOf(lengthOfStep(step), height)
    const column = new Map<string, number>()
    const ordered = nearTo(before, shownOf(step))
    for (const [row, { href, label, via }] of ordered.entries()) {
      const box = { ...boxAt(narrow, x, top + row * rowHeight, label, href), role: 'hard' as const }
      const from = number === 0 ? 0 : before.get(via.href)
      column.set(href, boxes.length)
      const origin = from === undefined ? undefined : boxes[from]
      if (from !== undefined && origin)
        lines.push({ path: curve(origin, box), role: 'hard', from, to: boxes.length })
      boxes.push(box)
    }
    boxes.push(...moreBox(narrow, step.count - ordered.length, x, top + ordered.length * rowHeight))
    before = column
  }
  return { width: columnAt(narrow, steps.length) + narrow.boxWidth + margin, height, boxes, lines }
}

const shownOf = ({ count, services }: Step): Step['services'] =>
  services.slice(0, count > mostBoxes ? mostBoxes - 1 : mostBoxes)

const lengthOfStep = (step: Step): number => Math.min(step.count, mostBoxes)

/** In the order of what they follow from, so that lines cross less; what follows from a box not shown is last. */
const nearTo = (before: ReadonlyMap<string, number>, services: Step['services']): Step['services'] =>
  [...services].sort(
    (a, b) =>
      (before.get(a.via.href) ?? Number.MAX_SAFE_INTEGER) -
      (before.get(b.via.href) ?? Number.MAX_SAFE_INTEGER),
  )
