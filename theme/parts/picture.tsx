import type { ComponentChildren } from 'preact'
import type { PictureBox, Picture as PictureData, PictureFrame, PictureLine } from '../../src/render/page.ts'
import { counted, labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'

interface PictureProps {
  readonly picture: PictureData
  /** What is drawn, in a sentence. */
  readonly label: string
  /** Unique on the page. */
  readonly id: string
  /** Lines name the boxes they join, for the script that follows them. */
  readonly followed?: boolean
}

/** A drawn graph in a box that scrolls; the text beside it says the same. */
export const Picture = replaceable('picture', function Picture(props: PictureProps) {
  const { picture, label, id, followed = false } = props
  const { width, height, frames = [], boxes, lines } = picture
  const heads = (['hard', 'soft', 'build', 'cycle'] as const).filter((head) =>
    lines.some((line) => headOf(line) === head),
  )
  return (
    <div class="picture" id={id} tabindex={0}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        <title>{label}</title>
        <defs>
          {heads.map((head) => (
            <marker
              key={head}
              id={`${id}-${head}`}
              class={`arrow ${head}`}
              viewBox="0 0 8 8"
              refX="8"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8Z" />
            </marker>
          ))}
        </defs>
        {frames.map(({ label: name, x, y, width: wide, height: high }) => (
          <rect key={name} class="group-frame" x={x} y={y} width={wide} height={high} rx="10" />
        ))}
        {lines.map((line, index) => (
          <path
            key={index}
            class={`edge ${line.role}${line.inCycle ? ' cycle' : ''}`}
            d={line.path}
            data-ends={followed ? `${line.from} ${line.to}` : undefined}
            marker-end={`url(#${id}-${headOf(line)})`}
          />
        ))}
        {frames.map((frame) => (
          <FrameName key={frame.label} frame={frame} />
        ))}
        {boxes.map((box, index) =>
          box.href ? (
            <a key={index} class="node" href={box.href}>
              <Box box={box} />
            </a>
          ) : (
            <g key={index} class="node">
              <Box box={box} />
            </g>
          ),
        )}
      </svg>
    </div>
  )
})

/** Which arrow a line ends in. */
const headOf = ({ role, inCycle }: PictureLine) => (inCycle ? 'cycle' : role)

interface ZoomBoxProps {
  /** Unique on the page. */
  readonly id: string
  /** How to look around. */
  readonly hint: string
  readonly children: ComponentChildren
}

/** A picture too large for its box, with what it takes to look around in it where scripts run. */
export const ZoomBox = ({ id, hint, children }: ZoomBoxProps) => (
  <div class="large-picture" data-zoom>
    <PictureTools hint={hint} />
    <a class="skip-picture" href={`#${id}-end`}>
      {labels.picture.skip}
    </a>
    {children}
    <span id={`${id}-end`} tabindex={-1} />
  </div>
)

/** A graph in such a box. */
export const LargePicture = (props: PictureProps) => (
  <ZoomBox id={props.id} hint={words.hint}>
    <Picture {...props} followed />
  </ZoomBox>
)

const words = labels.picture

const PictureTools = ({ hint }: { hint: string }) => (
  <p class="picture-tools scripted">
    <button type="button" data-zoom-by="out" aria-label={words.zoomOut} title={words.zoomOut}>
      −
    </button>
    <button type="button" data-zoom-by="in" aria-label={words.zoomIn} title={words.zoomIn}>
      +
    </button>
    <button type="button" data-zoom-by="fit">
      {words.fit}
    </button>
    <button type="button" data-zoom-by="actual">
      {words.actual}
    </button>
    <output class="zoom-shown">100 %</output>
    <span class="hint">{hint}</span>
  </p>
)

/** Above the lines, which may cross the frame. */
const FrameName = ({ frame: { x, y, width, label, href } }: { frame: PictureFrame }) => (
  <a href={href}>
    <text class="group-name" x={x + width / 2} y={y + 17} text-anchor="middle">
      {label}
    </text>
  </a>
)

const lineHeight = 15

function Box({ box }: { box: PictureBox }) {
  const { x, y, width, height, role, inCycle, members } = box
  const lines = members === undefined ? box.lines : [...box.lines, counted(labels.services.total, members)]
  return (
    <>
      <rect
        class={`box ${role}${inCycle ? ' cycle' : ''}`}
        x={x}
        y={y}
        width={width}
        height={height}
        rx="6"
      />
      {inCycle && (
        <text class="cycle-mark" x={x + width - 4} y={y + 9} text-anchor="end">
          ↻<title>{words.inCycle}</title>
        </text>
      )}
      <text class="box-text" text-anchor="middle" dominant-baseline="central">
        {lines.map((text, index) => (
          <tspan
            key={index}
            class={members !== undefined && index > 0 ? 'members' : undefined}
            x={x + width / 2}
            y={y + height / 2 + (index - (lines.length - 1) / 2) * lineHeight}
          >
            {text}
          </tspan>
        ))}
      </text>
    </>
  )
}
