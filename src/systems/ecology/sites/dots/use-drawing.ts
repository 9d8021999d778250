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

/** Draws all dots within the picture, towns for orientation, and a scale. What would cover the same pixel is drawn once. */
export function drawDots(pen: CanvasRenderingContext2D, drawn: Drawn): void {
  const { dots, look, size, ratio, palette, hidden, words } = drawn;
  const [width, height] = size;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.fillStyle = palette.paper;
  pen.fillRect(0, 0, width, height);
  const { middle, perDegree } = look;
  const spot = (x: number, y: number): readonly [number, number] => [
    width / 2 + (x - middle[0]) * perDegree * SHRINK,
    height / 2 - (y - middle[1]) * perDegree,
  ];
  // Where many lie close together they are small; near by each has its shape.
  const half = Math.min(6, Math.max(dots.count > 3_000 ? 2 : 4, perDegree / 4_000));
  const sprites = DRAWN.map((status) => {
    const sprite = document.createElement("canvas");
    const side = Math.ceil((half * 2.6 + 2) * ratio);
    [sprite.width, sprite.height] = [side, side];
    const own = sprite.getContext("2d");
    if (own === null) return null;
    own.scale(ratio, ratio);
    drawShape(own, status, [side / ratio / 2, side / ratio / 2], half, palette);
    return sprite;
  });
  const covered = new Uint8Array(Math.ceil(width) * Math.ceil(height));
  const [x0, y0] = [ORIGIN[0] - middle[0], ORIGIN[1] - middle[1]];
  const [perX, columns] = [perDegree * SHRINK, Math.ceil(width)];
  pen.setTransform(1, 0, 0, 1, 0, 0);
  for (let at = 0; at < dots.count; at++) {
    const x = width / 2 + ((dots.longitude[at] ?? 0) + x0) * perX;
    const y = height / 2 - ((dots.latitude[at] ?? 0) + y0) * perDegree;
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const of = dots.status[at] ?? 0;
    const pixel = Math.floor(y) * columns + Math.floor(x);
    if (covered[pixel] === of + 1 || hidden.has(DRAWN[of] ?? "found")) continue;
    covered[pixel] = of + 1;
    const sprite = sprites[of];
    if (sprite)
      pen.drawImage(
        sprite,
        Math.round(x * ratio - sprite.width / 2),
        Math.round(y * ratio - sprite.height / 2),
      );
  }
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
    pen.fillText(name, x + 8 + wide > width ? x - 8 - wide : x + 8, y);
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
