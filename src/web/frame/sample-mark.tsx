import { useAppearance } from "./appearance.tsx";
import { useText } from "./language.tsx";
import { useSession } from "./session.tsx";
import { text } from "./text.ts";

const [WIDTH, HEIGHT] = [520, 400];

/** Over every page of the demonstration, on screen and on each sheet of paper: what it shows is a sample. */
export function SampleMark() {
  const { mode } = useSession();
  const { palette } = useAppearance();
  const t = useText(text);
  if (mode !== "demo") return null;
  const word = (x: number, y: number) =>
    `<text x="${x}" y="${y}" transform="rotate(-22 ${x} ${y})" font-size="18" font-family="sans-serif" fill="${palette.quiet}" fill-opacity=".18">${t.sample}</text>`;
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${word(10, 40)}${word(270, 240)}</svg>`;
  return (
    <div
      className="sample-mark"
      aria-hidden="true"
      style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(picture)}")` }}
    />
  );
}
