import type { PictureBox, Picture as PictureData } from '../../src/render/page.ts'
import { replaceable } from '../replaceable.ts'

/** A drawn graph; the text beside it says the same. */
export const Picture = replaceable(
  'picture',
  function Picture({ picture, label, id }: { picture: PictureData; label: string; id: string }) {
    const { width, height, boxes, lines } = picture
    return (
      <div class="picture" tabindex={0}>
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
          <title>{label}</title>
          <defs>
            {(['hard', 'soft', 'build'] as const).map((role) => (
              <marker
                key={role}
                id={`${id}-${role}`}
                class={`arrow ${role}`}
                viewBox="0 0 8 8"
                refX="8"
                refY="4"
                markerWidth="7"
                markerHeight="7"
                orient="auto"
              >
                <path d="M0 0 8 4 0 8Z" />
              </marker>
            ))}
          </defs>
          {lines.map((line, index) => (
            <path
              key={index}
              class={`edge ${line.role}`}
              d={line.path}
              marker-end={`url(#${id}-${line.role})`}
            />
          ))}
          {boxes.map((box, index) =>
            box.href ? (
              <a key={index} href={box.href}>
                <Box box={box} />
              </a>
            ) : (
              <g key={index}>
                <Box box={box} />
              </g>
            ),
          )}
        </svg>
      </div>
    )
  },
)

const lineHeight = 15

function Box({ box: { x, y, width, height, lines, role } }: { box: PictureBox }) {
  return (
    <>
      <rect class={`box ${role}`} x={x} y={y} width={width} height={height} rx="6" />
      <text text-anchor="middle" dominant-baseline="central">
        {lines.map((text, index) => (
          <tspan
            key={text}
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
