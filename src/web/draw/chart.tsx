import { useEffect, useRef, useState } from "react";
import { useAppearance } from "../frame/appearance.tsx";
import { useLanguage } from "../frame/language.tsx";
import type { ChartOption, DrawnChart } from "./chart-engine.ts";
import type { Palette } from "../frame/palette.ts";

/**
 * A chart that says in `sentence` what it shows, for those who do not see it and above it for all.
 * `option` gets the palette, so that it follows dark mode and paper; the engine loads when a chart first shows.
 */
export function Chart({
  sentence,
  option,
  height = 260,
}: {
  readonly sentence: string;
  readonly option: (palette: Palette) => ChartOption;
  readonly height?: number;
}) {
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
