import { Document, Packer, Paragraph } from "docx";

/** A Word document with one paragraph a line. */
export async function docxOf(lines: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const children = lines.map((line) => new Paragraph(line));
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}
