import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { randomUUID } from "node:crypto";
import { ZipFile } from "yazl";
import { isDay } from "../../kernel/calendar.ts";
import {
  clean,
  type Column,
  HIGHEST_ROW_POINTS,
  LINE_POINTS,
  linesOf,
  looksLikeFormula,
  type Row,
  type Sheet,
  writeWorkbook,
} from "./workbook.ts";
import { openArchive } from "./zip.ts";

/** Everything of a sheet but what stands in its rows. */
export type SheetHead = Omit<Sheet, "rows" | "marked">;

const SHEET = "xl/worksheets/sheet1.xml";
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(1899, 11, 30);
/** Rows that are put together before others get their turn. */
const ROWS_A_TURN = 250;

/** Rows on the disk, in a file that has no name any more: nobody else finds it, and it goes with the process. */
async function keepAside() {
  const path = join(tmpdir(), `jiziwan-${randomUUID()}`);
  const file = await open(path, "wx+", 0o600);
  await rm(path);
  return {
    add: async (rows: readonly Row[]) =>
      void (await file.appendFile(rows.map((row) => `${JSON.stringify(row)}\n`).join(""))),
    read: (): AsyncIterable<string> =>
      createInterface({
        input: file.createReadStream({ start: 0, autoClose: false }),
        crlfDelay: Number.POSITIVE_INFINITY,
      }),
    close: () => file.close(),
  };
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A, B, …, Z, AA: how a sheet calls its columns. */
const letters = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : letters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));

type Styles = { readonly plain: string; readonly day: string; readonly text: string };
type Placed = { readonly column: Column; readonly letter: string; readonly styles: Styles };

function cellXml({ column: { type }, letter, styles }: Placed, value: string | number | null, at: number) {
  const place = `<c r="${letter}${at}" s=`;
  if (value === null || value === "") return `${place}"${styles.plain}"/>`;
  if (typeof value === "number") return `${place}"${styles.plain}"><v>${value}</v></c>`;
  if (type === "date" && isDay(value))
    return `${place}"${styles.day}"><v>${(Date.parse(`${value}T00:00:00Z`) - FIRST_DAY) / DAY_MS}</v></c>`;
  const text = clean(value);
  const style = looksLikeFormula(text) ? styles.text : styles.plain;
  return `${place}"${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

function rowXml(placed: readonly Placed[], row: Row, at: number): string {
  const cells = placed.map((each) => cellXml(each, row[each.column.key] ?? null, at)).join("");
  const height = placed.reduce((most, { column: { key, width, hidden } }) => {
    if (hidden === true) return most;
    return Math.max(most, linesOf(String(row[key] ?? ""), width - 1) * LINE_POINTS + 6);
  }, LINE_POINTS);
  return `<row r="${at}" ht="${Math.min(height, HIGHEST_ROW_POINTS)}" customHeight="1">${cells}</row>`;
}

/** A workbook with one row for each way in which a cell may look; the long one takes over everything but its rows. */
async function patternOf(sheet: SheetHead) {
  const looks = ["x", "2000-01-01", "=x"].map((value): Row =>
    Object.fromEntries(sheet.columns.map(({ key }) => [key, value])),
  );
  const archive = await openArchive(await writeWorkbook([{ ...sheet, rows: looks }]));
  const part = async (name: string) => {
    const opened = await archive.open(name);
    return opened === undefined ? Buffer.alloc(0) : buffer(opened);
  };
  const xml = (await part(SHEET)).toString("utf8");
  const rows = [...xml.matchAll(/<row r="(\d+)".*?<\/row>/gs)].slice(-looks.length);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) throw new Error("a written sheet has no rows");
  const [plain = [], day = [], text = []] = rows.map(([row]) =>
    [...row.matchAll(/<c r="[A-Z]+\d+" s="(\d+)"/g)].map(([, style]) => style ?? "0"),
  );
  const placed = sheet.columns.map((column, at): Placed => ({
    column,
    letter: letters(at),
    styles: { plain: plain[at] ?? "0", day: day[at] ?? "0", text: text[at] ?? "0" },
  }));
  const others = archive.names.filter((name) => name !== SHEET && !name.endsWith("/"));
  return {
    placed,
    at: Number(first[1]),
    before: xml.slice(0, first.index),
    after: xml.slice(last.index + last[0].length),
    parts: await Promise.all(others.map(async (name) => [name, await part(name)] as const)),
  };
}

/**
 * A workbook of one sheet, however many its rows: what `writeWorkbook` makes of them, with no more than a portion of them in memory.
 * All are read and kept aside on the disk first, so that `head` may follow from them; no cells are joined.
 */
export async function longWorkbook(
  rows: AsyncIterable<readonly Row[]>,
  head: (count: number) => SheetHead,
): Promise<AsyncGenerator<Uint8Array>> {
  const aside = await keepAside();
  let count = 0;
  try {
    for await (const portion of rows) {
      await aside.add(portion);
      count += portion.length;
    }
    return written(aside, count, head(count));
  } catch (error) {
    await aside.close();
    throw error;
  }
}

async function* written(
  aside: Awaited<ReturnType<typeof keepAside>>,
  count: number,
  head: SheetHead,
): AsyncGenerator<Uint8Array> {
  try {
    const { placed, at, before, after, parts } = await patternOf(head);
    // What names the last row: its extent, and the rows that are filtered.
    const reaching = (xml: string): string =>
      xml.replace(
        /<(dimension|autoFilter) ref="([A-Z]+\d+:[A-Z]+)\d+"/g,
        (_, name, from) => `<${name} ref="${from}${at - 1 + count}"`,
      );
    async function* sheet(): AsyncGenerator<Buffer> {
      yield Buffer.from(reaching(before));
      let [number, turn] = [at, ""];
      for await (const line of aside.read()) {
        turn += rowXml(placed, JSON.parse(line) as Row, number);
        number++;
        if ((number - at) % ROWS_A_TURN > 0) continue;
        yield Buffer.from(turn);
        turn = "";
      }
      yield Buffer.from(turn + reaching(after));
    }
    const zip = new ZipFile();
    for (const [name, bytes] of parts) zip.addBuffer(bytes, name);
    const lines = Readable.from(sheet());
    zip.addReadStream(lines, SHEET);
    // The archive would wait for ever for what broke off.
    lines.once("error", (error) => (zip.outputStream as unknown as Readable).destroy(error));
    zip.end();
    yield* zip.outputStream as AsyncIterable<Uint8Array>;
  } finally {
    await aside.close();
  }
}
