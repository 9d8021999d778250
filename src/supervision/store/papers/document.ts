import { fileNameOf } from "../../../platform/files/plain-name.ts";
import { writeOfficialPaper } from "../../../platform/documents/official-paper.ts";
import { PAPER_FORMS, type PaperKind } from "../../domain/papers/kinds.ts";
import { issueWords, SAMPLE_MARK, type PaperDraft } from "../../domain/papers/paper.ts";

/** A paper as .docx in the form of GB/T 9704-2012; kinds that count issues leave a place for the number until they have it. */
export function writePaper(
  kind: PaperKind,
  { issuer, docNumber, copies, ...paper }: PaperDraft,
  { number, sample }: { readonly number: number | null; readonly sample: boolean },
): Promise<Uint8Array> {
  const counts = PAPER_FORMS[kind].masthead !== null;
  // A letter names no issuer and day at its foot (GB/T 9704-2012, 10.1).
  const isLetter = PAPER_FORMS[kind].to === "unit";
  return writeOfficialPaper({
    ...paper,
    imprint: {
      copies: copies ?? "",
      by: isLetter ? "" : (paper.signature ?? "").split("\n").join("、"),
      on: isLetter ? null : paper.date,
    },
    head: {
      ...(issuer === null ? {} : { issuer }),
      ...(docNumber === null ? {} : { docNumber }),
      ...(counts ? { issueNumber: issueWords(number) } : {}),
    },
    ...(sample ? { watermark: SAMPLE_MARK } : {}),
  });
}

/** A name that every system accepts for the file of a paper. */
export function paperFileName(
  title: string,
  more: { readonly draft: boolean; readonly sample: boolean },
): string {
  const name = fileNameOf(title);
  return `${more.sample ? "【示例】" : ""}${name}${more.draft ? "（草稿）" : ""}.docx`;
}
