import { FailureError } from "../../../../kernel/error.ts";
import type { Identity } from "../../../../kernel/identity.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { ApplicationContent, ApplicationPaper } from "../../domain/hall/application.ts";
import { isSamePaper, papersOfDraft } from "../../domain/hall/papers-of-draft.ts";
import { PHONE_QUESTION } from "../../domain/hall/form.ts";
import { problemsOf } from "../../domain/hall/check-application.ts";
import { FILES_NOT_YOURS, IDENTITY_FIRST, NO_DRAFT, NOT_FOR_YOU } from "../../domain/hall/hall-failures.ts";
import type { Desk } from "../desk.ts";
import { accountOf, formFor } from "./drafts.ts";

/** A file of a draft, by its content and the name it was given. */
export type DraftFile = { readonly digest: string; readonly name: string };

/**
 * Whether an application may be handed in by the caller: the identity was checked and is one that the items serve, every
 * question is answered, every paper comes, files and readings are those of the caller's own draft. Gives the identity that
 * the case is for, the draft's files and its bundle. Throws `identity-unverified`, `serves-others`, `incomplete`, `files-not-yours`. Ask before a transaction.
 */
export async function checkApplication(
  desk: Desk,
  content: Omit<ApplicationContent, "applicant">,
  caller: Caller,
): Promise<{ readonly identity: Identity } & Pick<Held, "files" | "bundleId">> {
  const accountId = accountOf(caller);
  const identity = await desk.identities.of(accountId, desk.sql);
  if (!identity?.verifiedOn) throw new FailureError(IDENTITY_FIRST);
  const { items, fields } = await formFor(desk, content.itemIds, identity);
  if (items.some(({ item: { serves } }) => serves.length > 0 && !serves.includes(identity.kind)))
    throw new FailureError(NOT_FOR_YOU);
  const [problem] = problemsOf(fields, content);
  if (problem) throw new FailureError(problem.failure);
  const draft = await findHeld(desk.sql, accountId, content.itemIds);
  if (!draft) throw new FailureError(NO_DRAFT);
  const { files, readings, bundleId } = draft;
  const own = new Set(files.map(({ digest }) => digest));
  const asked = papersOfDraft({ fields, files: [], supplies: readings }, { ways: {} });
  const isAsked = (paper: ApplicationPaper): boolean =>
    asked.some((each) => isSamePaper(each, paper)) && paper.files.every(({ digest }) => own.has(digest));
  const named = new Set(content.papers.map(({ field }) => field));
  if (named.size < content.papers.length || !content.papers.every(isAsked))
    throw new FailureError(FILES_NOT_YOURS);
  const phone = content.answers.find(({ field }) => field === PHONE_QUESTION)?.value ?? null;
  return { identity: { ...identity, phone: identity.phone ?? phone }, files, bundleId };
}

type Held = {
  /** The bundle by which the draft was begun; null where its items were chosen one by one. */
  readonly bundleId: string | null;
  readonly files: readonly DraftFile[];
  readonly readings: readonly { readonly field: string; readonly receipt: number }[];
};

/** What a draft holds, read at once: a hand-in that ends it meanwhile must not leave it standing without its files. */
async function findHeld(sql: Sql, accountId: string, itemIds: readonly string[]): Promise<Held | undefined> {
  const [row] = await sql<Held[]>`
    select bundle_id,
      coalesce((select jsonb_agg(jsonb_build_object('digest', digest, 'name', name) order by added_at, digest)
        from one_service.draft_file where draft_id = draft.id), '[]') as files,
      coalesce((select jsonb_agg(jsonb_build_object('field', field, 'receipt', receipt))
        from one_service.draft_supply where draft_id = draft.id), '[]') as readings
    from one_service.draft where account_id = ${accountId} and item_ids = ${[...itemIds]}::uuid[]`;
  return row;
}

/**
 * Takes the draft away when its application was handed in, within that transaction; false where it is gone already. A second
 * hand-in waits here for the first: one draft becomes one case.
 */
export async function endDraft(sql: Sql, accountId: string, itemIds: readonly string[]): Promise<boolean> {
  const gone = await sql`
    delete from one_service.draft where account_id = ${accountId} and item_ids = ${[...itemIds]}::uuid[] returning id`;
  return gone.length > 0;
}

/** Erases what an account was filling in. */
export async function eraseDraftsOf(sql: Sql, accountId: string): Promise<void> {
  await sql`delete from one_service.draft where account_id = ${accountId}`;
}
