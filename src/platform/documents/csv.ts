/** Signs that part the cells of such a file, the likelier first; which one it is its first line says. */
const PARTS = [",", "\t", ";"] as const;

/** The first line of a text outside quotation marks. */
function firstLine(text: string): string {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === "\n" && !quoted) return text.slice(0, at);
  }
  return text;
}

/**
 * The cells of a text as comma-separated values (RFC 4180), line by line; tabs and semicolons part cells as well, where the
 * first line has more of them. Quotation marks within a cell are doubled; one that is never closed ends with the text.
 */
export function csvCells(text: string): string[][] {
  const head = firstLine(text).replace(/"[^"]*"/g, "");
  const [sign = ","] = PARTS.toSorted((a, b) => head.split(b).length - head.split(a).length);
  const lines: string[][] = [];
  let [line, cell, quoted]: [string[], string, boolean] = [[], "", false];
  const end = (): void => {
    lines.push([...line, cell]);
    [line, cell] = [[], ""];
  };
  const plain = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  for (let at = 0; at < plain.length; at++) {
    const letter = plain[at] ?? "";
    if (quoted && letter === '"' && plain[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"' && (quoted || cell === "")) quoted = !quoted;
    else if (quoted) cell += letter;
    else if (letter === sign) {
      line.push(cell);
      cell = "";
    } else if (letter === "\n") end();
    else cell += letter;
  }
  if (cell !== "" || line.length > 0) end();
  return lines;
}
