import type { Palette } from "../../../../web/frame/palette.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { scaleBar } from "../../../../web/draw/schematic-geometry.ts";
import type { SiteStatus } from "../kind.ts";
import { DRAWN, type Dots, type Look, ORIGIN, SHRINK } from "./dots.ts";

/** How each status looks: a shape of its own, and a colour. Around 0, 0; one unit is half its width. */
const SHAPES: Readonly<Record<SiteStatus, readonly (readonly [number, number])[] | "round" | "ring">> = {
  found: "round",
  verified: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  rectified: [
    [0, -1.1],
    [1.1, 0.9],
    [-1.1, 0.9],
  ],
  inspected: [
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ],
  accepted: [
    [0, 1.1],
    [1.1, -0.9],
    [-1.1, -0.9],
  ],
  closed: "ring",
  dismissed: [
    [-1, -0.35],
    [1, -0.35],
    [1, 0.35],
    [-1, 0.35],
  ],
};

export const colourOf = (palette: Palette): Readonly<Record<SiteStatus, string>> => ({
  found: palette.vermilion,
  verified: palette.ochre,
  rectified: palette.river,
  inspected: palette.series[2] ?? palette.river,
  accepted: palette.series[5] ?? palette.river,
  closed: palette.grass,
  dismissed: palette.quiet,
});

/** Draws the shape of a status around a spot. */
export function drawShape(
  pen: CanvasRenderingContext2D,
  status: SiteStatus,
  [x, y]: readonly [number, number],
  size: number,
  palette: Palette,
): void {
  const shape = SHAPES[status];
  pen.beginPath();
  if (typeof shape === "string") pen.arc(x, y, size * (shape === "ring" ? 0.8 : 1), 0, 2 * Math.PI);
  else {
    for (const [dx, dy] of shape) pen.lineTo(x + dx * size, y + dy * size);
    pen.closePath();
  }
  if (shape === "ring") {
    pen.lineWidth = size * 0.5;
    pen.strokeStyle = colourOf(palette)[status];
    pen.stroke();
    return;
  }
  pen.fillStyle = colourOf(palette)[status];
  pen.fill();
  pen.lineWidth = 0.6;
  pen.strokeStyle = palette.paper;
  pen.stroke();
}

const KM_PER_DEGREE = (Math.PI * 6371) / 180;

export type Drawn = {
  readonly dots: Dots;
  readonly look: Look;
  readonly size: readonly [width: number, height: number];
  readonly ratio: number;
  readonly palette: Palette;
  readonly hidden: ReadonlySet<SiteStatus>;
  readonly words: {
    readonly schematic: string;
    readonly metres: (count: number) => string;
    readonly kilometres: (count: number) => string;
    readonly city: (code: string) => string;
  };
};

/** A shape as the pixels that it covers, told from its corner; those that it covers whole come first. */
type Stamp = {
  readonly side: number;
  readonly at: Int32Array;
  /** Of each, as the picture keeps it. */
  readonly colour: Uint32Array;
  readonly whole: number;
};

function stampOf(
  status: SiteStatus,
  half: number,
  ratio: number,
  palette: Palette,
  stride: number,
): Stamp | null {
  const side = sideOf(half, ratio);
  const place = document.createElement("canvas");
  [place.width, place.height] = [side, side];
  const pen = place.getContext("2d", { willReadFrequently: true });
  if (pen === null) return null;
  pen.scale(ratio, ratio);
  drawShape(pen, status, [side / ratio / 2, side / ratio / 2], half, palette);
  const { data } = pen.getImageData(0, 0, side, side);
  const shareOf = (at: number): number => data[4 * at + 3] ?? 0;
  const covers = Array.from({ length: side * side }, (_, at) => at)
    .filter((at) => shareOf(at) > 0)
    .toSorted((a, b) => shareOf(b) - shareOf(a));
  const colours = new Uint32Array(data.buffer);
  return {
    side,
    at: Int32Array.from(covers, (at) => Math.floor(at / side) * stride + (at % side)),
    colour: Uint32Array.from(covers, (at) => colours[at] ?? 0),
    whole: covers.filter((at) => shareOf(at) === 255).length,
  };
}

const sideOf = (half: number, ratio: number): number => Math.ceil((half * 2.6 + 2) * ratio);

/** Sets the pixels of a shape from its corner on. */
function press(
  pixels: Uint32Array,
  bytes: Uint8ClampedArray,
  { at, colour, whole }: Stamp,
  corner: number,
): void {
  const parts = new Uint8Array(colour.buffer);
  for (let each = 0; each < whole; each++) pixels[corner + (at[each] ?? 0)] = colour[each] ?? 0;
  for (let each = whole; each < at.length; each++) {
    const [to, from] = [4 * (corner + (at[each] ?? 0)), 4 * each];
    const share = (parts[from + 3] ?? 0) / 255;
    for (let part = 0; part < 3; part++)
      bytes[to + part] = (parts[from + part] ?? 0) * share + (bytes[to + part] ?? 0) * (1 - share);
  }
}

/**
 * Draws all dots within the picture, towns for orientation, and a scale. What would cover the same pixel is drawn once. Pixels are
 * set by hand: the canvas takes some 4 µs for each picture drawn on it, 70,000 dots a third of a second for each step of a finger.
 */
export function drawDots(pen: CanvasRenderingContext2D, drawn: Drawn): void {
  const { dots, look, size, ratio, palette, hidden, words } = drawn;
  const [width, height] = size;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.fillStyle = palette.paper;
  pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
  const [paper = 0] = new Uint32Array(pen.getImageData(0, 0, 1, 1).data.buffer);
  const { middle, perDegree } = look;
  const spot = (x: number, y: number): readonly [number, number] => [
    width / 2 + (x - middle[0]) * perDegree * SHRINK,
    height / 2 - (y - middle[1]) * perDegree,
  ];
  // Where many lie close together they are small; near by each has its shape.
  const half = Math.min(6, Math.max(dots.count > 3_000 ? 2 : 4, perDegree / 4_000));
  // A margin holds what reaches beyond the picture.
  const margin = sideOf(half, ratio);
  const image = pen.createImageData(pen.canvas.width + 2 * margin, pen.canvas.height + 2 * margin);
  const pixels = new Uint32Array(image.data.buffer).fill(paper);
  const stamps = DRAWN.map((status) =>
    hidden.has(status) ? null : stampOf(status, half, ratio, palette, image.width),
  );
  const covered = new Uint8Array(Math.ceil(width) * Math.ceil(height));
  const [x0, y0] = [ORIGIN[0] - middle[0], ORIGIN[1] - middle[1]];
  const [perX, columns] = [perDegree * SHRINK, Math.ceil(width)];
  for (let at = 0; at < dots.count; at++) {
    const x = width / 2 + ((dots.longitude[at] ?? 0) + x0) * perX;
    const y = height / 2 - ((dots.latitude[at] ?? 0) + y0) * perDegree;
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const of = dots.status[at] ?? 0;
    const pixel = Math.floor(y) * columns + Math.floor(x);
    const stamp = stamps[of];
    if (!stamp || covered[pixel] === of + 1) continue;
    covered[pixel] = of + 1;
    const left = Math.round(x * ratio - stamp.side / 2) + margin;
    const top = Math.round(y * ratio - stamp.side / 2) + margin;
    press(pixels, image.data, stamp, top * image.width + left);
  }
  pen.putImageData(image, -margin, -margin);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.font = "13px sans-serif";
  pen.textBaseline = "middle";
  for (const { code, seat } of CITIES) {
    const [x, y] = spot(seat[0], seat[1]);
    if (x < 0 || y < 0 || x > width || y > height) continue;
    pen.strokeStyle = palette.secondary;
    pen.lineWidth = 1.5;
    pen.strokeRect(x - 3.5, y - 3.5, 7, 7);
    pen.fillStyle = palette.secondary;
    // Where there is no room beside it, its name stands on the other side.
    const name = words.city(code);
    const wide = pen.measureText(name).width;
    const from = x + 8 + wide > width ? x - 8 - wide : x + 8;
    // Dots lie beneath it.
    pen.strokeStyle = palette.paper;
    pen.lineWidth = 4;
    pen.strokeText(name, from, y);
    pen.fillText(name, from, y);
  }
  const bar = scaleBar(perDegree / KM_PER_DEGREE, width / 4);
  pen.strokeStyle = palette.secondary;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(14, height - 18);
  pen.lineTo(14, height - 12);
  pen.lineTo(14 + bar.length, height - 12);
  pen.lineTo(14 + bar.length, height - 18);
  pen.stroke();
  pen.fillStyle = palette.text;
  pen.fillText(
    bar.km < 1 ? words.metres(Math.round(bar.km * 1_000)) : words.kilometres(bar.km),
    22 + bar.length,
    height - 13,
  );
  pen.textAlign = "right";
  pen.fillText(words.schematic, width - 12, height - 13);
  pen.textAlign = "left";
}
