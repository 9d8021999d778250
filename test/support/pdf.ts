/** One line of text at a place on an A4 page, in points from its lower left corner. */
export type PdfLine = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
};

type Options = {
  /** A predefined encoding of a Chinese font that is named and not embedded. */
  readonly encoding?: "UniGB-UCS2-H" | "GBK-EUC-H";
  /** Bytes of a string in that encoding; by default big-endian UTF-16. */
  readonly encode?: (text: string) => Uint8Array;
  /** Pages hold a picture too. */
  readonly picture?: boolean;
  /** Every page holds a drawing: operators of lines and curves, no text. */
  readonly drawn?: string;
  /** Turns the text by this many degrees. */
  readonly turned?: number;
  /** More entries of the trailer: `/Encrypt 9 0 R`. */
  readonly trailer?: string;
};

/** A PDF written by hand, for tests of what reads PDF. */
export function pdfOf(pages: readonly (readonly PdfLine[])[], options: Options = {}): Uint8Array {
  const {
    encoding = "UniGB-UCS2-H",
    encode = bigEndian,
    picture = false,
    drawn = "",
    turned = 0,
    trailer = "",
  } = options;
  const cos = Math.cos((turned * Math.PI) / 180).toFixed(4);
  const sin = Math.sin((turned * Math.PI) / 180).toFixed(4);
  const first = 7;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${first + i * 2} 0 R`).join(" ")}]>>`,
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${encoding}/DescendantFonts[4 0 R]>>`,
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 5 0 R>>",
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 800/StemV 80>>",
    stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "a"),
  ];
  for (const [index, lines] of pages.entries()) {
    const shown = lines.map(({ text, x, y, size = 16 }) => {
      const matrix = `${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${y}`;
      return `BT /F1 ${size} Tf ${matrix} Tm <${Buffer.from(encode(text)).toString("hex")}> Tj ET`;
    });
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${first + index * 2 + 1} 0 R/Resources<</Font<</F1 3 0 R>>/XObject<<${picture ? "/I1 6 0 R" : ""}>>>>>>`,
      stream("", `${shown.join("\n")}\n${drawn}` + (picture ? "\nq 500 0 0 700 40 60 cm /I1 Do Q" : "")),
    );
  }
  // Only a PDF with a picture may mention one.
  if (!picture) objects[5] = "null";
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, "latin1"));
}

function stream(dictionary: string, content: string): string {
  return `<<${dictionary}/Length ${content.length}>>stream\n${content}\nendstream`;
}

function bigEndian(text: string): Uint8Array {
  return Buffer.from(text, "utf16le").swap16();
}
