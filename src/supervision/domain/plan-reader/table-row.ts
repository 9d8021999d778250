import type { Span } from "../reading.ts";
import { readContent, type Content, type Segment } from "./annotation-content.ts";
import type { Annotation } from "./annotations.ts";
import { trimmed } from "./characters.ts";
import { labelAt, type Part } from "./labels.ts";
import type { Source } from "./source.ts";
import { looksLikeUnit, namesIn, splitTokens } from "./units.ts";

/** The units of one row as an annotation, read cell by cell; `deadline` is the span of its cell, if filled. */
export function rowAnnotation(
  source: Source,
  cells: readonly { readonly span: Span; readonly part: Part }[],
  deadline: Span | null,
): Annotation {
  const segments: Segment[] = [];
  const open: Span[] = [];
  let within: Span | null = deadline;
  for (const cell of cells) {
    const read = cellContent(source, cell.span, cell.part);
    segments.push(...read.segments);
    open.push(...read.open);
    within ??= read.deadline;
  }
  const span = cells.find((cell) => cell.span[1] > cell.span[0])?.span ?? deadline ?? [0, 0];
  const content: Content = { segments, open, deadline: within, rule: null };
  return { span, inner: span, form: "line", ownLine: true, content };
}

/** A cell that labels its units itself (`牵头:… 配合:…`) is read like an annotation; else its column says the role. */
function cellContent(source: Source, span: Span, part: Part): Content {
  const [start, end] = trimmed(source.folded, span[0], span[1]);
  if (
    labelAt(source.folded, start, end) !== null ||
    /(?:牵头|配合|负责|参与)\s*$/.test(source.folded.slice(start, end))
  ) {
    const read = readContent(source, start, end);
    if (read !== null && read.segments.length > 0) return read;
  }
  const units: Segment["units"][number][] = [];
  const open: Span[] = [];
  let group = 0;
  for (const line of cellLines(source, start, end))
    for (const token of splitTokens(source, line[0], line[1])) {
      if (token.separator !== "" && token.separator !== "、" && units.length > 0) group++;
      const names = namesIn(source, token.start, token.end);
      if (names.open !== null) open.push(names.open);
      units.push(
        ...names.units.filter((one) => !/^[/—–-]+$/.test(one.name)).map((one) => ({ ...one, group })),
      );
    }
  const segments: Segment[] = units.length === 0 ? [] : [{ part, said: "label", units, joined: [] }];
  return { segments, open, deadline: null, rule: null };
}

/** The lines of a cell; a line break inside a name joins, one after a whole name separates. */
function cellLines(source: Source, start: number, end: number): Span[] {
  const lines: Span[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && source.folded[i] !== "\n") continue;
    const last =
      source.folded
        .slice(from, i)
        .split(/[、,;\s]/)
        .at(-1) ?? "";
    if (i < end && !looksLikeUnit(last)) continue;
    lines.push([from, i]);
    from = i + 1;
  }
  return lines;
}
