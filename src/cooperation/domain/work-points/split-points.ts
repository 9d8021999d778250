/** A point as a text prints it: `chapter` are the headings above it; `[start, end)` in UTF-16 units of the text. */
export type SplitPoint = {
  readonly chapter: string;
  /** As printed, null where the line has none. */
  readonly ordinal: string | null;
  /** Without its ordinal, otherwise as printed; its lines joined. */
  readonly text: string;
  readonly span: readonly [start: number, end: number];
};

// 一、（一）1. （1）; full-width figures and a dot before no digit, so that “3.5亿元” opens nothing.
const ORDINALS = [
  /^[一二三四五六七八九十百〇零]+[、.．]/u,
  /^[（(][一二三四五六七八九十百〇零]+[）)]/u,
  /^[0-9０-９]{1,3}(?:[、．]|\.(?![0-9０-９]))/u,
  /^[（(][0-9０-９]{1,3}[）)]/u,
] as const;

/** Longest line that is a heading, in characters, where deeper ordinals follow. */
const LONGEST_HEADING = 40;

type Block = { level: number; ordinal: string | null; text: string; start: number; end: number };

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let offset = 0;
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    const start = offset + raw.indexOf(line);
    offset += raw.length + 1;
    if (line === "") continue;
    const level = ORDINALS.findIndex((ordinal) => ordinal.test(line));
    const ordinal = level < 0 ? null : (ORDINALS[level]?.exec(line)?.[0] ?? null);
    const end = start + line.length;
    const last = blocks.at(-1);
    // A line without an ordinal goes on with the numbered one before it.
    if (level < 0 && last !== undefined && last.level >= 0)
      Object.assign(last, { text: last.text + line, end });
    else blocks.push({ level, ordinal, text: line.slice(ordinal?.length ?? 0).trim(), start, end });
  }
  return blocks;
}

/**
 * Splits a paper into its points by the ordinals that open its lines, 一、（一）1.（1）. A short line under which deeper
 * ordinals stand is a heading and opens a chapter; what stands before the first ordinal is no point. A text without
 * ordinals gives a point for each line. Pure; whatever text comes in, nothing is refused.
 */
export function splitPoints(text: string): SplitPoint[] {
  const plain = text.replaceAll("\r", " ");
  const all = blocksOf(plain);
  const numbered = all.filter(({ level }) => level >= 0);
  const blocks = numbered.length === 0 ? all : numbered;
  const above: { readonly level: number; readonly title: string }[] = [];
  return blocks.flatMap((block, index) => {
    while ((above.at(-1)?.level ?? -2) >= block.level) above.pop();
    const isHeading =
      block.level >= 0 &&
      (blocks[index + 1]?.level ?? -1) > block.level &&
      block.text.length <= LONGEST_HEADING;
    if (isHeading) {
      above.push({ level: block.level, title: block.text.replace(/[。；;]$/u, "") });
      return [];
    }
    if (block.text === "") return [];
    const chapter = above.map(({ title }) => title).join("／");
    return [{ chapter, ordinal: block.ordinal, text: block.text, span: [block.start, block.end] as const }];
  });
}
