import { createHash } from "node:crypto";
import { FailureError } from "../../../../kernel/error.ts";
import { newSalt, type Seal, sealed, type SealedTable } from "../../../../platform/audit/seals.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { json } from "../../../../platform/database/json.ts";
import { ERASED } from "../../domain/cases/case-failures.ts";
import type { CaseForm, CaseWords } from "../../domain/cases/case-view.ts";
import type { CasePaper } from "../../domain/cases/case.ts";

/** Forms and words of cases, kept apart so that they can be erased. */
export const CASE_CONTENT: SealedTable = {
  of: "one_service.case_content",
  record: "recordId",
  part: "digest",
  content: ["regionCode", "part", "content", "at"],
  erasable: true,
};

/** Something of a case that can be erased, sealed: acts carry its digest, which tells nothing without the salt. */
export type Sealed = {
  readonly part: "form" | "words";
  readonly digest: string;
  readonly salt: Buffer;
  readonly content: unknown;
};

/** Seals a form or words with a salt of their own. */
export function sealedPart(part: Sealed["part"], content: CaseForm | CaseWords): Sealed {
  const salt = newSalt();
  const digest = createHash("sha256")
    .update(salt.toString("hex"))
    .update(JSON.stringify(content))
    .digest("hex");
  return { part, digest, salt, content };
}

/** What a hand-over consists of, as a digest that both places sign: number, form, and every paper with its files. */
export function proofOf(number: string, form: string, papers: readonly CasePaper[]): string {
  const lines = papers.map(({ name, way, digests, receipt }) =>
    [name, way, ...digests, receipt ?? ""].join("\t"),
  );
  return createHash("sha256")
    .update([number, form, ...lines.toSorted()].join("\n"))
    .digest("hex");
}

/** Keeps what was sealed beside the acts of a case. */
export async function putContent(
  sql: Sql,
  {
    id,
    regionCode,
    recorded,
    vouch,
  }: {
    readonly id: string;
    readonly regionCode: string;
    readonly recorded: { readonly at: string };
    readonly vouch: (seal: Seal) => void;
  },
  each: Sealed,
): Promise<void> {
  const { digest, part, salt, content } = each;
  const row = { recordId: id, digest, regionCode, part, content, at: new Date(recorded.at) };
  const made = await sql`
    insert into one_service.case_content ${sql({ ...row, salt, content: json(sql, content) })}
    on conflict do nothing returning digest`;
  if (made.length > 0) vouch(sealed(CASE_CONTENT, row, salt).seal);
}

/** The form of a case by its digest. Throws `erased`. */
export async function getForm(sql: Sql, id: string, digest: string): Promise<CaseForm> {
  const [row] = await sql<{ content: CaseForm }[]>`
    select content from one_service.case_content where record_id = ${id} and digest = ${digest}`;
  if (!row) throw new FailureError(ERASED);
  return row.content;
}

/** Who applied, of the form, or null after erasure. */
export async function findWhoApplied(
  sql: Sql,
  id: string,
  digest: string,
): Promise<CaseForm["applicant"] | null> {
  const [row] = await sql<{ applicant: CaseForm["applicant"] }[]>`
    select content -> 'applicant' as applicant from one_service.case_content
    where record_id = ${id} and digest = ${digest}`;
  return row?.applicant ?? null;
}

/** Words of a case's acts, by digest. */
export async function wordsOf(sql: Sql, id: string): Promise<Record<string, CaseWords>> {
  const rows = await sql<{ digest: string; content: CaseWords }[]>`
    select digest, content from one_service.case_content where record_id = ${id} and part = 'words'`;
  return Object.fromEntries(rows.map(({ digest, content }) => [digest, content]));
}
