import { attribute, child, type XmlElement } from "./xml.ts";

export type CellFormats = {
  /** What a cell shows: `value` as stored, `type` and `style` as declared (`t`, `s`). */
  readonly show: (value: string, type: string, style: number, shared: readonly string[]) => string;
};

type Kind = "general" | "year-month" | "day" | "time" | "day-time" | "percent" | "ordinary";

/** Reads the number formats of a workbook: a date and a percentage are stored as bare numbers. */
export function readFormats(workbook: XmlElement, styles: XmlElement | undefined): CellFormats {
  const codes = new Map<number, string>();
  for (const { attributes } of child(styles, "numFmts")?.children ?? [])
    codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
  const kinds = (child(styles, "cellXfs")?.children ?? []).map(({ attributes }) => {
    const id = Number(attributes["numFmtId"] ?? 0);
    const code = codes.get(id);
    return { kind: code === undefined ? builtIn(id) : kindOf(code), decimals: decimalsOf(code, id) };
  });
  const from1904 = ["1", "true"].includes(
    attribute(child(workbook, "workbookPr")?.attributes ?? {}, "date1904") ?? "",
  );
  return {
    show: (value, type, style, shared) => {
      if (type === "s") return shared[Number(value)] ?? "";
      if (type === "b") return value === "1" ? "TRUE" : "FALSE";
      if (type !== "n" || value === "" || !Number.isFinite(Number(value))) return value;
      const format = kinds[style] ?? { kind: "general", decimals: 0 };
      return showNumber(Number(value), format.kind, format.decimals, from1904);
    },
  };
}

function builtIn(id: number): Kind {
  if (id === 9 || id === 10) return "percent";
  // 27 to 31 and 50 to 58 are the date formats of Chinese Excel.
  if (id === 27 || id === 57 || id === 17) return "year-month";
  if ((id >= 14 && id <= 16) || (id >= 28 && id <= 31) || (id >= 50 && id <= 54) || id === 58) return "day";
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 55 || id === 56 || (id >= 45 && id <= 47))
    return "time";
  return id === 22 ? "day-time" : "general";
}

function kindOf(code: string): Kind {
  // Text in quotes or behind a backslash, colours and locales say nothing about the kind; 年 and 月 do.
  const elapsed = /\[[hms]+\]/i.test(code);
  const bare =
    code
      .toLowerCase()
      .replace(/\[[^\]]*\]|\\./g, "")
      .split(";")[0] ?? "";
  const letters = bare.replace(/"[^"]*"/g, "");
  if (letters.includes("%")) return "percent";
  const hasTime = elapsed || /[hs]/.test(letters);
  const hasYear = letters.includes("y");
  const hasDay = letters.includes("d");
  if (hasTime && (hasYear || hasDay)) return "day-time";
  if (hasTime) return "time";
  if (hasDay || (letters.includes("m") && !hasYear && !/[0#]/.test(letters))) return "day";
  return hasYear ? "year-month" : "ordinary";
}

function decimalsOf(code: string | undefined, id: number): number {
  if (code === undefined) return id === 10 ? 2 : 0;
  return /\.(0+)/.exec(code)?.[1]?.length ?? 0;
}

function showNumber(value: number, kind: Kind, decimals: number, from1904: boolean): string {
  if (kind === "percent") return `${(value * 100).toFixed(decimals)}%`;
  // Fifteen digits are what Excel itself keeps; it hides the rest of a binary fraction.
  if (kind === "general" || kind === "ordinary" || value < 0) return String(Number(value.toPrecision(15)));
  // Day 60 of the 1900 calendar is the 29 February that never was.
  const days = from1904 ? value + 1462 : value < 60 ? value + 1 : value;
  const instant = new Date(Math.round((days - 25_569) * 86_400) * 1000);
  if (Number.isNaN(instant.getTime())) return String(value);
  const iso = instant.toISOString();
  if (kind === "time") return iso.slice(11, 16);
  const year = instant.getUTCFullYear();
  const month = instant.getUTCMonth() + 1;
  if (kind === "year-month") return `${year}年${month}月`;
  const day = `${year}年${month}月${instant.getUTCDate()}日`;
  return kind === "day-time" ? `${day} ${iso.slice(11, 16)}` : day;
}
