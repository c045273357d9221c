import type { Service } from '../model/document.ts'
import type { DependencyRow, Documented, Picture, PictureBox } from './page.ts'

/** Boxes on each side; what is more is counted in a last box. */
const mostBoxes = 8

const boxHeight = 30
const rowHeight = 40
const boxWidth = 196
const gap = 76
const margin = 4

interface Side {
  readonly rows: readonly DependencyRow[]
  readonly more: number
}

/** Who needs the service on the left, what it needs on the right; undefined where there is neither. */
export function dependencyPicture(
  service: Service,
  dependencies: Documented<DependencyRow>,
  dependents: readonly DependencyRow[],
): Picture | undefined {
  const left = sideOf(dependents)
  const right = sideOf(dependencies.state === 'documented' ? dependencies.rows : [])
  const rows = Math.max(lengthOf(left), lengthOf(right))
  if (rows === 0) return undefined
  const height = rows * rowHeight - (rowHeight - boxHeight) + 2 * margin
  const leftX = margin
  const selfX = lengthOf(left) === 0 ? margin : leftX + boxWidth + gap
  const rightX = selfX + boxWidth + gap
  const self = { ...boxAt(selfX, height / 2 - boxHeight / 2, service.title), role: 'self' as const }
  const leftBoxes = columnOf(left, leftX, height)
  const rightBoxes = columnOf(right, rightX, height)
  const center = leftBoxes.length
  return {
    width: (lengthOf(right) === 0 ? selfX : rightX) + boxWidth + margin,
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
function sideOf(rows: readonly DependencyRow[]): Side {
  const unique = strongest(rows)
  const shown = unique.length > mostBoxes ? unique.slice(0, mostBoxes - 1) : unique
  return { rows: shown, more: unique.length - shown.length }
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

function columnOf(side: Side, x: number, height: number): PictureBox[] {
  const used = lengthOf(side) * rowHeight - (rowHeight - boxHeight)
  const top = (height - used) / 2
  const boxes: PictureBox[] = side.rows.map((row, index) => ({
    ...boxAt(x, top + index * rowHeight, row.name, row.href),
    role: row.kind === 'service' ? row.criticality : 'external',
  }))
  if (side.more === 0) return boxes
  return [...boxes, { ...boxAt(x, top + boxes.length * rowHeight, `+${side.more}`), role: 'more' }]
}

const boxAt = (x: number, y: number, text: string, href?: string) => ({
  lines: [shortened(text, 24)],
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
