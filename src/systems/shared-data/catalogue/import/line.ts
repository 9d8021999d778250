import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import type { ImportView, Question, SheetIssue, SheetLine } from "../../../../kernel/sheet.ts";
import { showsSame } from "../../../../kernel/row-seal.ts";
import { pairsOf, sharedShare } from "../../../../kernel/similarity.ts";
import type { ResourceContent } from "../resource/content.ts";
import { resource } from "../resource/kind.ts";
import type { SheetField } from "./columns.ts";
import type { DraftResource } from "./draft.ts";

/**
 * What becomes of a line that is like a resource that is there: left out, entered as another, put into the draft there; where
 * code and name are those of two resources, into the draft of the one that is named.
 */
export const IMPORT_DECISIONS = ["skip", "as-new", "into-draft", "into-named"] as const;
export type ImportDecision = (typeof IMPORT_DECISIONS)[number];

export type AlikeResource = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly sameCode: boolean;
  readonly open: boolean;
  /** Another resource, whose name stands beside this one's code: somebody sorted the columns apart, or renames it. */
  readonly named: Pick<Existing, "id" | "code" | "name" | "open"> | null;
};

/** What becomes of a line: a new draft, another's draft, nothing because it is left out, or a question. */
export const CATALOGUE_OUTCOMES = {
  new: { zh: "新草稿", en: "new draft" },
  draft: { zh: "改写草稿", en: "into a draft" },
  skip: { zh: "不导入", en: "left out" },
  same: { zh: "待确认", en: "to be decided" },
} as const satisfies Readonly<Record<string, Sentence>>;

export type CatalogueDecisions = { readonly lines: Readonly<Record<string, ImportDecision | null>> };

/** A resource of a sheet, or a dataset of a DCAT file, as it would be, or was, entered. */
export type CatalogueLine = SheetLine & {
  readonly outcome: keyof typeof CATALOGUE_OUTCOMES;
  readonly content: ResourceContent;
  readonly alike: AlikeResource | null;
};
export type CatalogueImport = ImportView<CatalogueLine, SheetField, CatalogueDecisions>;

const DECISIONS: Readonly<Record<ImportDecision, Sentence>> = {
  skip: { zh: "不导入", en: "Leave out" },
  "as-new": { zh: "作为另一条目录导入", en: "Enter as another resource" },
  "into-draft": { zh: "改写那条目录的草稿", en: "Put into the draft of that one" },
  "into-named": {
    zh: "代码填错：改写名称所指目录的草稿",
    en: "The code is wrong: put into the draft of the one that is named",
  },
};

const asking = ({ code, name, sameCode, named }: AlikeResource, own: ResourceContent): Sentence => {
  if (named !== null)
    return {
      zh: `代码与名称对不上：${code} 在目录中是“${name}”，而“${named.name}”的代码是 ${named.code}。可能只排序了部分列，请核对这一行属于哪条目录。`,
      en: `Code and name do not belong together: ${code} is “${name}” in the catalogue, and “${named.name}” has the code ${named.code}. Maybe only some columns were sorted; check to which resource this row belongs.`,
    };
  return sameCode
    ? {
        zh: `代码 ${code} 已有目录“${name}”，请确认如何处理；作为另一条导入时取本类下一个可用代码。`,
        en: `The code ${code} is taken by “${name}”. Say what becomes of this line; as another resource it gets the next free code of its class.`,
      }
    : {
        zh: `“${own.name}”与现有目录 ${code}“${name}”相近，请确认如何处理。`,
        en: `“${own.name}” is like ${code}, “${name}”, which is there. Say what becomes of this line.`,
      };
};

/** What is asked of a line that is like a resource: which decisions there are, and the issue as long as nobody decided. */
export function askedOf(
  number: number,
  content: ResourceContent,
  alike: AlikeResource,
): { readonly question: Question; readonly issue: SheetIssue } {
  const { id, open, named } = alike;
  const may = IMPORT_DECISIONS.filter((each) =>
    each === "into-draft" ? open : each === "into-named" ? named !== null && named.open : true,
  );
  const question: Question = {
    of: "lines",
    key: String(number),
    takes: "choice",
    name: { zh: `${content.code} 如何处理`, en: `What becomes of ${content.code}` },
    options: may.map((value) => ({
      value,
      name: DECISIONS[value],
      ...(value === "into-draft" || (value === "as-new" && named === null)
        ? { to: `/data/catalogue/${id}` }
        : value === "into-named"
          ? { to: `/data/catalogue/${named?.id}` }
          : {}),
    })),
  };
  return { question, issue: { field: null, sentence: asking(alike, content), blocks: true } };
}

export type Existing = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly providerId: string;
  /** Its draft can be changed now. */
  readonly open: boolean;
};

const ALIKE_NAME = 0.8;

/** The resource that a line may be: the same code, else a name alike of the same provider. */
export function findAlike(
  { code, name, providerId }: ResourceContent,
  existing: readonly Existing[],
): AlikeResource | null {
  const same = existing.find((each) => each.code === code);
  const pairs = pairsOf(name);
  const found =
    same ??
    existing.find(
      (each) => each.providerId === providerId && sharedShare(pairs, pairsOf(each.name)) >= ALIKE_NAME,
    );
  if (!found) return null;
  const { id, code: ownCode, name: ownName, open } = found;
  const another =
    same === undefined || showsSame(same.name, name)
      ? undefined
      : existing.find((each) => each !== same && showsSame(each.name, name));
  return {
    id,
    code: ownCode,
    name: ownName,
    sameCode: found === same,
    open,
    named: another ? { id: another.id, code: another.code, name: another.name, open: another.open } : null,
  };
}

const issueOf = (sentence: Sentence, blocks: boolean): SheetIssue => ({ field: null, sentence, blocks });

/** What the resources of a file become, held against what is there and what was decided on them. */
export function linesOf(
  drafts: readonly DraftResource[],
  decided: CatalogueDecisions["lines"],
  known: readonly Existing[],
  { actor, day }: { readonly actor: ActingFor; readonly day: Day },
): CatalogueLine[] {
  const seen = new Set<string>();
  return drafts.map(({ rows, content, problems, notes }): CatalogueLine => {
    const { code, name } = content;
    const number = rows[0] ?? 0;
    const decision = decided[String(number)] ?? null;
    const wrong = [...problems];
    const refused =
      problems.length > 0 ? null : resource.permit(null, resource.beginWith({ content }), actor, day);
    if (refused) wrong.push(refused.sentence);
    if (seen.has(code))
      wrong.push(
        say(
          `代码 ${code} 在文件中出现了两次，请改正一处。`,
          `The code ${code} stands in the file twice. Correct one.`,
        ),
      );
    seen.add(code);
    const alike = findAlike(content, known);
    const asked = alike && askedOf(number, content, alike);
    const into = decision === "into-draft" ? alike : decision === "into-named" ? alike?.named : null;
    const open = alike !== null && (decision === null || (decision === "into-named" && !into));
    const outcome = decision === "skip" ? "skip" : open ? "same" : into ? "draft" : "new";
    return {
      number,
      through: rows.at(-1) ?? number,
      outcome,
      name,
      entryId: into?.id ?? null,
      changes: [],
      issues: [
        ...(outcome === "skip" ? [] : wrong.map((each) => issueOf(each, true))),
        ...(open && asked && wrong.length === 0 ? [asked.issue] : []),
        ...notes.map((each) => issueOf(each, false)),
      ],
      ...(asked && { asks: [asked.question] }),
      content,
      alike,
    };
  });
}
