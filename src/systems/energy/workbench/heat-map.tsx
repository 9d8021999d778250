import { useEffect, useRef } from "react";
import { useAppearance } from "../../../web/frame/appearance.tsx";

const DAYS = 365;
const HOURS = 24;

const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Hour by day, the darker the more: `percent` of a year's hours, from 0 to 100. What it shows is said in `sentence`. */
export function HeatMap({
  percent,
  sentence,
}: {
  readonly percent: readonly number[];
  readonly sentence: string;
}) {
  const place = useRef<HTMLCanvasElement>(null);
  const { palette } = useAppearance();
  useEffect(() => {
    const context = place.current?.getContext("2d");
    if (context === null || context === undefined) return;
    const image = context.createImageData(DAYS, HOURS);
    const [none, full] = [channels(palette.paper), channels(palette.river)];
    for (let hour = 0; hour < DAYS * HOURS; hour++) {
      const share = (percent[hour] ?? 0) / 100;
      const at = ((hour % HOURS) * DAYS + Math.floor(hour / HOURS)) * 4;
      for (let of = 0; of < 3; of++)
        image.data[at + of] = Math.round((none[of] ?? 0) * (1 - share) + (full[of] ?? 0) * share);
      image.data[at + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [percent, palette]);
  return (
    <figure className="energy-heat">
      <figcaption>{sentence}</figcaption>
      <canvas ref={place} width={DAYS} height={HOURS} aria-hidden="true" />
    </figure>
  );
}
