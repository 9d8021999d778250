import { formatInstant } from "../../../web/frame/format.ts";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { useNarrow } from "../../../web/frame/screen.ts";
import { Section } from "../../../web/kit/parts.tsx";
import "./alert.css";
import { bandsOf, hoursFrom, ticksUpTo } from "./band.ts";
import { clockWords } from "./clock.ts";
import type { AlertDetail } from "./kind.ts";
import { riverOf } from "./notice.ts";
import { FLOOD_WAVE } from "./river.ts";
import { words } from "./words.ts";

const ROW = 58;
const TOP = 30;

/** Distance against time: sections from above to below, when it arrives, by when each bureau answers and when it did. */
export function Diagram({ detail }: { readonly detail: AlertDetail }) {
  const { state } = detail;
  const t = useText(words);
  const sentence = useSentence();
  const narrow = useNarrow();
  const [width, left] = narrow ? [340, 72] : [720, 130];
  const bands = bandsOf(state);
  const marks = state.notices.flatMap(({ due, acknowledgedAt }) =>
    [due, ...(acknowledgedAt === null ? [] : [acknowledgedAt])].map((at) => hoursFrom(state.seenAt, at)),
  );
  const most = Math.max(2, ...bands.map(({ to }) => to), ...marks);
  const x = (hours: number): number => left + (hours / most) * (width - left - 18);
  const y = (at: number): number => TOP + at * ROW;
  const height = TOP + bands.length * ROW + 16;
  const wave = [
    ...bands.map(({ from }, at) => `${x(from)},${y(at) + 18}`),
    ...bands.map(({ to }, at) => `${x(to)},${y(at) + 18}`).toReversed(),
  ].join(" ");
  return (
    <Section title={t.diagram}>
      <p className="alert-wave">{sentence(FLOOD_WAVE)}</p>
      <figure className="alert-diagram">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={t.drawn(bands.map((band) => t.band(band)))}
        >
          {ticksUpTo(most).map((hours) => (
            <g key={hours} className="alert-tick">
              <line x1={x(hours)} x2={x(hours)} y1={TOP - 8} y2={height - 10} />
              <text x={x(hours)} y={14} textAnchor="middle">
                {t.hours(hours)}
              </text>
            </g>
          ))}
          <polygon className="alert-body" points={wave} />
          {bands.map(({ section, from, to, notices }, at) => (
            <g key={section}>
              <text className="alert-section" x={0} y={y(at) + 22}>
                {section}
              </text>
              <rect
                className="alert-band"
                x={x(from)}
                y={y(at) + 11}
                width={Math.max(4, x(to) - x(from))}
                height={14}
                rx={3}
              />
              {notices.map(({ unitId, due, acknowledgedAt, escalatedAt, answerEscalatedAt }) => (
                <g
                  key={unitId}
                  className={
                    escalatedAt === null && answerEscalatedAt === undefined
                      ? "alert-clock"
                      : "alert-clock alert-late"
                  }
                >
                  <line x1={x(0)} x2={x(hoursFrom(state.seenAt, due))} y1={y(at) + 36} y2={y(at) + 36} />
                  <path d={`M${x(hoursFrom(state.seenAt, due))} ${y(at) + 31}v10`} />
                  {acknowledgedAt !== null && (
                    <circle cx={x(hoursFrom(state.seenAt, acknowledgedAt))} cy={y(at) + 36} r={4.5} />
                  )}
                </g>
              ))}
            </g>
          ))}
        </svg>
        <figcaption className="ui-quiet">
          {t.from(formatInstant(state.seenAt))} {t.key}{" "}
          {t.unverified(riverOf(state).reaches.some(({ standing }) => standing === "unverified"))}
        </figcaption>
      </figure>
      {[...new Set(state.notices.map(({ clock }) => sentence(clockWords(clock, state.minutes))))].map(
        (said) => (
          <p key={said} className="ui-quiet">
            {said}
          </p>
        ),
      )}
    </Section>
  );
}
