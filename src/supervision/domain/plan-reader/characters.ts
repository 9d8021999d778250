// Radicals of the CJK Radicals Supplement that PDF fonts print in place of characters (EquivalentUnifiedIdeograph.txt).
const SUPPLEMENT_RADICALS =
  "⺁厂⺄乙⺆冂⺇几⺈刀⺋卩⺍小⺎兀⺏尣⺓幺⺕彐⺝月⺟母⺠民⺢水⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺮竹⺰纟⺱网⺳网⺶羊⺷羊⺸羊⺹老⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑长⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻮齿⻯竜⻰龙⻱龟⻲亀⻳龟";

/** What each UTF-16 unit folds to, 0 where it stays. */
const FOLDED = new Uint16Array(0x10000);

function foldRange(from: number, to: number): void {
  for (let code = from; code <= to; code++) {
    const folded = String.fromCharCode(code).normalize("NFKC");
    if (folded.length === 1 && folded.charCodeAt(0) !== code) FOLDED[code] = folded.charCodeAt(0);
  }
}
foldRange(0x2f00, 0x2fd5);
foldRange(0x3000, 0x3000);
foldRange(0xf900, 0xfaff);
foldRange(0xfe30, 0xfe6f);
foldRange(0xff01, 0xff65);
FOLDED[0xff65] = 0;
// A tab, a no-break space and the spaces of typesetters separate like a space does; 〇 and ○ stay apart from 0.
for (const code of [0x09, 0xa0, 0x2002, 0x2003, 0x2009, 0x200b, 0xfeff]) FOLDED[code] = 0x20;
FOLDED[0x0d] = 0x0a;
for (let i = 0; i + 1 < SUPPLEMENT_RADICALS.length; i += 2)
  FOLDED[SUPPLEMENT_RADICALS.charCodeAt(i)] = SUPPLEMENT_RADICALS.charCodeAt(i + 1);

/**
 * The text with widths, Kangxi radicals and odd spaces folded, one UTF-16 unit for one,
 * so that an offset into the result is an offset into the text. Only the reader sees it; values are cut from the text.
 */
export function fold(text: string): string {
  let folded = "";
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const to = FOLDED[text.charCodeAt(i)] as number;
    if (to === 0) continue;
    folded += text.slice(copied, i) + String.fromCharCode(to);
    copied = i + 1;
  }
  return folded + text.slice(copied);
}

/** Whether an ideograph stands here: told by its code, since cutting one unit out of a long text costs an allocation. */
export function isIdeograph(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  return code >= 0x3400 && code <= 0x9fff;
}

const isBlankCode = (code: number): boolean => code === 0x20 || code === 0x0a;

/** Whether the unit is a space or a line break of folded text. */
export const isBlank = (unit: string | undefined): boolean => unit === " " || unit === "\n";

/** `[start, end)` without the blanks at both ends. */
export function trimmed(folded: string, start: number, end: number): readonly [number, number] {
  let from = start;
  let to = end;
  while (from < to && isBlankCode(folded.charCodeAt(from))) from++;
  while (to > from && isBlankCode(folded.charCodeAt(to - 1))) to--;
  return [from, to];
}
