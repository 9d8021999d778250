import { useEffect, useRef } from "react";
import { urlOf } from "../../../web/frame/api.ts";
import { download } from "../../../web/kit/download.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { MinutesDetail } from "./minutes.ts";
import { text } from "./words.ts";

const FILE = "GET /api/meetings/:meeting/papers/:digest";

type Stretch = { readonly start: number; readonly end: number; readonly id: string | null };

/** The text cut at the sentences of its resolutions, in order; one that lies within another is left to that. */
function stretchesOf(length: number, lines: MinutesDetail["lines"]): Stretch[] {
  const marked = lines
    .flatMap(({ resolution: { id, span, state } }) =>
      span === null || state === "dropped" ? [] : [{ start: span[0], end: span[1], id }],
    )
    .toSorted((a, b) => a.start - b.start);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const mark of marked) {
    if (mark.start < at) continue;
    if (mark.start > at) stretches.push({ start: at, end: mark.start, id: null });
    stretches.push(mark);
    at = mark.end;
  }
  return at < length ? [...stretches, { start: at, end: length, id: null }] : stretches;
}

/** The minutes as recorded; each sentence that resolves something leads to its card. */
export function MinutesSource(props: {
  readonly detail: MinutesDetail;
  readonly chosen: string | null;
  readonly onChoose: (resolution: string) => void;
}) {
  const { detail, chosen, onChoose } = props;
  const { minutes } = detail;
  const t = useText(text);
  const { language } = useLanguage();
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen === null) return;
    pane.current
      ?.querySelector(`[data-resolution="${CSS.escape(chosen)}"]`)
      ?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  if (minutes === null) return null;
  return (
    <section className="ui-panel mn-source" aria-label={t.minutes}>
      <div className="mt-head">
        <h2>{t.minutes}</h2>
        <span className="ui-row ui-quiet">
          {t.recordedOn(formatDay(minutes.on, language))}
          {minutes.file !== null && (
            <button
              type="button"
              className="ui-link-button"
              onClick={() =>
                void download(
                  urlOf(FILE, { params: { meeting: detail.meeting, digest: minutes.file?.digest } }),
                )
              }
            >
              {t.original}
            </button>
          )}
        </span>
      </div>
      {/* Scrolled by keyboard too. */}
      <div className="mn-text" lang="zh-CN" ref={pane} tabIndex={0} role="document" aria-label={t.minutes}>
        {stretchesOf(minutes.text.length, detail.lines).map(({ start, end, id }) =>
          id === null ? (
            <span key={start}>{minutes.text.slice(start, end)}</span>
          ) : (
            <a
              key={start}
              href={`#${id}`}
              data-resolution={id}
              className={id === chosen ? "mn-mark mn-mark-chosen" : "mn-mark"}
              onClick={(event) => {
                event.preventDefault();
                onChoose(id);
              }}
            >
              {minutes.text.slice(start, end)}
            </a>
          ),
        )}
      </div>
    </section>
  );
}
