import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import { useWords } from "../../../../web/kit/said.ts";
import type { UsageDay } from "../view.ts";
import { OUTCOME_WORDS } from "./receipt.ts";
import { words } from "./words.ts";

const HEIGHT = 96;
const STEP = 20;

/** Calls of each day as bars, denied ones hatched on top; said in words for those who do not see them. */
export function DayBars({ days }: { readonly days: readonly UsageDay[] }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const most = Math.max(...days.map(({ calls, denied }) => calls + denied), 1);
  const used = days.filter(({ calls, denied }) => calls + denied > 0);
  if (used.length === 0) return <p className="ui-quiet">{t.noCalls}</p>;
  const said = ({ day, calls, denied }: UsageDay) => t.chartWords(formatDay(day, language), calls, denied);
  const high = (count: number) => (count / most) * (HEIGHT - 6);
  const bar = (at: number, { from, count }: { from: number; count: number }) => ({
    x: at * STEP + 4,
    width: STEP - 8,
    y: HEIGHT - high(from + count),
    height: high(count),
  });
  return (
    <div className="ui-stack">
      <svg
        className="ex-days"
        viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={used.map(said).join("; ")}
      >
        <defs>
          <pattern
            id="ex-hatch"
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" y1="0" x2="0" y2="4" stroke="var(--vermilion)" strokeWidth="2" />
          </pattern>
        </defs>
        <line x1="0" x2={days.length * STEP} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--line)" />
        {days.map((each, at) => (
          <g key={each.day}>
            <title>{said(each)}</title>
            <rect {...bar(at, { from: 0, count: each.calls })} fill="var(--river)" />
            <rect
              {...bar(at, { from: each.calls, count: each.denied })}
              fill="url(#ex-hatch)"
              stroke={each.denied > 0 ? "var(--vermilion)" : "none"}
            />
          </g>
        ))}
      </svg>
      <p className="ui-row ui-quiet">
        <span className="ex-key">{sentence(OUTCOME_WORDS.answered)}</span>
        <span className="ex-key ex-key-denied">{sentence(OUTCOME_WORDS.denied)}</span>
      </p>
    </div>
  );
}
