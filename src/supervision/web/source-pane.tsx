import { memo, useContext, useEffect, useMemo, useRef } from "react";
import { useText } from "../../web/frame/language.tsx";
import type { Span } from "../domain/reading.ts";
import { chunksOf, linesOf, type Mark, type MarkKind, marksByChunk, segmentsOf } from "./segments.ts";
import "./source-pane.css";
import { hasMoved, SpotlightContext, useLit } from "./spotlight.ts";
import { text as words } from "./text.ts";

const CHUNK_SIZE = 3000;
const CLASS: Readonly<Record<MarkKind, string>> = {
  measure: "sv-mark-measure",
  undertaking: "sv-mark-undertaking",
  unit: "sv-mark-unit",
  deadline: "sv-mark-deadline",
  header: "sv-mark-header",
  question: "sv-mark-question",
};

type ChunkProps = { readonly text: string; readonly span: Span; readonly marks: readonly Mark[] };

const sameMark = (a: Mark, b: Mark | undefined) =>
  a.id === b?.id && a.kind === b.kind && a.span[0] === b.span[0] && a.span[1] === b.span[1];

// Every decision brings new mark objects; a chunk whose marks say the same need not render again.
const sameChunk = (a: ChunkProps, b: ChunkProps) =>
  a.text === b.text &&
  a.span[0] === b.span[0] &&
  a.span[1] === b.span[1] &&
  a.marks.length === b.marks.length &&
  a.marks.every((mark, index) => sameMark(mark, b.marks[index]));

const Chunk = memo(function Chunk(props: ChunkProps) {
  const lit = useLit((field) => props.marks.some((mark) => mark.id === field));
  return (
    <div className="sv-chunk">
      {linesOf(props.text, props.span).map((line) => (
        <p key={line[0]}>
          {segmentsOf(line, props.marks).map(({ start, end, marks }) => {
            const innermost = marks[marks.length - 1];
            const isLit = lit !== null && marks.some((mark) => mark.id === lit);
            const shown = props.text.slice(start, end);
            if (innermost === undefined)
              return (
                <span key={start} data-at={start}>
                  {shown}
                </span>
              );
            return (
              <mark
                key={start}
                data-at={start}
                data-field={innermost.id}
                className={`${CLASS[innermost.kind]}${isLit ? " sv-lit" : ""}`}
              >
                {shown}
              </mark>
            );
          })}
        </p>
      ))}
    </div>
  );
}, sameChunk);

const fieldOf = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>("[data-field]")?.dataset["field"] ?? null) : null;

const startOf = (element: Element | null | undefined): number | null =>
  element instanceof HTMLElement && element.dataset["at"] !== undefined
    ? Number(element.dataset["at"])
    : null;

/** Offset in the source of a point of the page's selection, or null outside a source pane. */
function offsetOf(node: Node | null, offset: number): number | null {
  if (!(node instanceof Element)) {
    const start = startOf(node?.parentElement?.closest("[data-at]"));
    return start === null ? null : start + offset;
  }
  // A whole paragraph selected by a triple click ends between elements and not inside a text.
  const pieces = [...node.querySelectorAll("[data-at]")];
  const next = node.childNodes[offset];
  const following = next && pieces.find((piece) => piece === next || next.contains(piece));
  if (following) return startOf(following);
  const last = pieces[pieces.length - 1] ?? node;
  const start = startOf(last);
  return start === null ? null : start + (offset === 0 ? 0 : (last.textContent?.length ?? 0));
}

/** The stretch of the source that the reader selected, or null. */
export function selectedSpan(): Span | null {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed) return null;
  const from = offsetOf(selection.anchorNode, selection.anchorOffset);
  const to = offsetOf(selection.focusNode, selection.focusOffset);
  if (from === null || to === null || from === to) return null;
  return [Math.min(from, to), Math.max(from, to)];
}

/** Frames until chunks that came into view have taken their real height and moved what stands below them. */
const SETTLING_FRAMES = 8;

/** Scrolls the pane, and only the pane, to the words at `offset` of the source. */
function bringIntoView(pane: HTMLElement, offset: number, frames = SETTLING_FRAMES): void {
  const pieces = [...pane.querySelectorAll<HTMLElement>("[data-at]")];
  const piece = pieces.find((each) => Number(each.dataset["at"]) >= offset);
  if (piece === undefined) return;
  const box = piece.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (box.top < frame.top + 24 || box.bottom > frame.bottom - 48)
    pane.scrollTop += box.top - frame.top - frame.height / 4;
  if (frames > 0) requestAnimationFrame(() => bringIntoView(pane, offset, frames - 1));
}

/**
 * The extracted text with every field's words marked. Layout of chunks away from the viewport is left to
 * `content-visibility`, so a document of a megabyte scrolls freely and the browser's own find still works.
 * `shown` is scrolled to whenever it changes; `onChoose` gets the innermost field that was clicked.
 */
export function SourcePane(props: {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly shown: { readonly field: string } | null;
  /** Whether it is the pane in front, where only one has room. */
  readonly visible: boolean;
  readonly onChoose?: (field: string) => void;
  readonly onSelect?: (span: Span | null) => void;
  readonly label: string;
}) {
  const { text, marks, shown, visible, onChoose, onSelect } = props;
  const t = useText(words);
  const pane = useRef<HTMLDivElement>(null);
  const spotlight = useContext(SpotlightContext);
  const chunks = useMemo(() => chunksOf(text, CHUNK_SIZE), [text]);
  const byChunk = useMemo(() => marksByChunk(chunks, marks), [chunks, marks]);

  const brought = useRef<typeof shown>(null);
  useEffect(() => {
    // Marks change with every decision; the pane moves only when another field is to be shown.
    if (brought.current === shown) return;
    const mark = marks.find((candidate) => candidate.id === shown?.field);
    // A pane that is away has no height; it is brought to the place once it shows.
    if (mark === undefined || pane.current === null || (!visible && pane.current.clientHeight === 0)) return;
    brought.current = shown;
    bringIntoView(pane.current, mark.span[0]);
  }, [shown, marks, visible]);

  return (
    <div className="sv-source">
      <div className="sv-legend" aria-label={t.legend}>
        {(["undertaking", "unit", "deadline"] as const).map((kind) => (
          <mark key={kind} className={CLASS[kind]}>
            {t.marks[kind]}
          </mark>
        ))}
        <span className="ui-quiet ui-screen-only">{t.sourceHint}</span>
      </div>
      {/* A region that scrolls must be reachable by keyboard; its fields are all reached from the structure. */}
      <div
        ref={pane}
        className="ui-source-text"
        role="region"
        aria-label={props.label}
        tabIndex={0}
        lang="zh-CN"
        onMouseOver={(event) => hasMoved(event) && spotlight.point(fieldOf(event.target))}
        onMouseLeave={() => spotlight.point(null)}
        onClick={(event) => {
          if (window.getSelection()?.isCollapsed === false) return;
          const field = fieldOf(event.target);
          if (field !== null) onChoose?.(field);
        }}
        onMouseUp={() => onSelect?.(selectedSpan())}
        onKeyUp={() => onSelect?.(selectedSpan())}
      >
        {chunks.map((span, index) => (
          <Chunk key={span[0]} text={text} span={span} marks={byChunk[index] ?? []} />
        ))}
      </div>
    </div>
  );
}
