import { convertMillimetersToTwip, type IFontAttributesProperties } from "docx";

/*
 * GB/T 9704-2012, 5.2: A4, 37 mm of white above the type area, 28 mm at the binding, a type area of 156 × 225 mm that
 * holds 22 lines of 28 characters in 三号.
 */

/** Line pitch in twips, 28.95 pt: 22 lines fill 224.7 mm. */
export const LINE = 579;

/** 三号, 二号 and 四号 in half points, and the size inside tables (小四). */
export const SIZE = { three: 32, two: 44, four: 28, table: 24 } as const;

/** One character of 三号 in twips, and how many stand on a line. */
export const CHARACTER = 320;
export const CHARACTERS = 28;

/** Characters of 二号 on a line of a title; 20 would fit if every typeface were as narrow as the standard's. */
export const TITLE_CHARACTERS = 19;

/** Red of the head and of the watermark. */
export const RED = "C00000";

// Word's 三号 is 16 pt, 28 of which are wider than 156 mm; so each is set a quarter of a point closer.
export const TIGHTER = -5;

/** Width of the type area in twips: 156 mm. */
export const TEXT_WIDTH = 8850;

const LEFT = convertMillimetersToTwip(28);
const PAGE_WIDTH = 11_906;

/** A page of the standard, for a section. */
export const PAGE = {
  size: { width: PAGE_WIDTH, height: 16_838 },
  margin: {
    // The 37 mm are white down to the head of the letters, and a line begins 2.4 mm above them (GB/T 33476.2-2016).
    top: convertMillimetersToTwip(34.58),
    bottom: convertMillimetersToTwip(35),
    left: LEFT,
    right: PAGE_WIDTH - LEFT - TEXT_WIDTH,
    header: convertMillimetersToTwip(15),
    // The dashes beside the page number stand 7 mm below the type area.
    footer: convertMillimetersToTwip(25.2),
  },
} as const;

type Face = {
  readonly name: string;
  readonly others: string;
  readonly family: "roman" | "modern" | "script";
};

/** The typefaces of the standard, with what stands in where a machine lacks them. */
const FACES = {
  title: {
    name: "方正小标宋简体",
    others: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,宋体,SimSun,Noto Serif CJK SC",
    family: "roman",
  },
  body: {
    name: "仿宋_GB2312",
    others: "仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC",
    family: "modern",
  },
  black: { name: "黑体", others: "SimHei,华文黑体,STHeiti,Noto Sans CJK SC", family: "modern" },
  kai: { name: "楷体_GB2312", others: "楷体,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC", family: "script" },
  song: { name: "宋体", others: "SimSun,华文宋体,STSong,Noto Serif CJK SC", family: "roman" },
} as const satisfies Readonly<Record<string, Face>>;

export type FaceName = keyof typeof FACES;

export const faceName = (name: FaceName): string => FACES[name].name;

/** One typeface for every script, so that quotes, dashes and figures do not fall to a Latin one. */
export function face(name: FaceName): IFontAttributesProperties {
  const font = faceName(name);
  return { ascii: font, hAnsi: font, eastAsia: font, cs: font, hint: "eastAsia" };
}

/** Part `word/fontTable.xml`: what stands in for each typeface. */
export function fontTable(): string {
  const fonts = Object.values(FACES).map(
    ({ name, others, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="${family}"/>` +
      `<w:pitch w:val="variable"/></w:font>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` +
    `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join("")}</w:fonts>`
  );
}
