/** Width and height of a picture in pixels: pages reserve its room before it is loaded. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Size of a PNG, GIF, JPEG or SVG picture; undefined for any other file. */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.byteLength < 24) return undefined
  if (view.getUint32(0) === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) }
  if (view.getUint32(0) === 0x47494638) {
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  }
  if (view.getUint16(0) === 0xffd8) return jpegSize(view)
  return svgSize(new TextDecoder().decode(bytes.subarray(0, 2000)))
}

/** Walks the segments of a JPEG to its frame header, SOF0–SOF15 without the tables DHT, JPG and DAC. */
function jpegSize(view: DataView): ImageSize | undefined {
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
  return undefined
}

function svgSize(text: string): ImageSize | undefined {
  const tag = /<svg\b[^>]*>/.exec(text)?.[0]
  if (tag === undefined) return undefined
  const side = (name: string): number => Number(new RegExp(`\\s${name}="([\\d.]+)(?:px)?"`).exec(tag)?.[1])
  const [width, height] = [side('width'), side('height')]
  if (width > 0 && height > 0) return { width: Math.round(width), height: Math.round(height) }
  const box = /\sviewBox="[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)"/.exec(tag)
  return box ? { width: Math.round(Number(box[1])), height: Math.round(Number(box[2])) } : undefined
}
