import { useEffect, useRef, useState } from "react";
import { useAppearance } from "../frame/appearance.tsx";
import { useLanguage } from "../frame/language.tsx";
import type { ChartOption, DrawnChart } from "./chart-engine.ts";
import type { Palette } from "../frame/palette.ts";

type Props = {
  readonly sentence: string;
  readonly option: (palette: Palette) => ChartOption;
  readonly height?: number;
};

/**
 * A chart that says in `sentence` what it shows, for those who do not see it and above it for all.
 * `option` gets the palette, so that it follows dark mode and paper; the engine loads when a chart first shows.
 */
export function Chart({ sentence, option, height }: Props) {
  const { palette } = useAppearance();
  // One point is no line and no comparison: the sentence says it.
  if (mostPoints(option(palette)) <= 1) return <p className="ui-quiet">{sentence}</p>;
  return <Drawn {...{ sentence, option }} {...(height === undefined ? {} : { height })} />;
}

/** How many points the longest series has. */
export function mostPoints({ series }: ChartOption): number {
  const all = (Array.isArray(series) ? series : []) as readonly { readonly data?: readonly unknown[] }[];
  return Math.max(
    0,
    ...all.map(({ data = [] }) => data.filter((point) => point !== null && point !== undefined).length),
  );
}

function Drawn({ sentence, option, height = 260 }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnChart | null>(null);
  const [ready, setReady] = useState(false);
  const { palette } = useAppearance();
  const { language } = useLanguage();
  useEffect(() => {
    let gone = false;
    const load = async () => {
      const { draw } = await import("./chart-engine.ts");
      if (gone || place.current === null) return;
      drawn.current = draw(place.current, language);
      setReady(true);
    };
    void load();
    return () => {
      gone = true;
      drawn.current?.dispose();
      drawn.current = null;
      setReady(false);
    };
  }, [language]);
  useEffect(() => {
    if (ready) drawn.current?.show(option(palette), palette);
  }, [ready, option, palette]);
  return (
    <figure className="chart">
      <figcaption>{sentence}</figcaption>
      {!ready && <div className="chart-skeleton skeleton" style={{ height }} />}
      <div ref={place} aria-hidden="true" style={{ height: ready ? height : 0 }} />
    </figure>
  );
}
