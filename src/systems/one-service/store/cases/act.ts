import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { FILES_UNKNOWN, NO_CASE, REMEDY_NEEDED } from "../../domain/cases/case-failures.ts";
import { mayRead } from "../../domain/cases/case-permit.ts";
import { orderRefused } from "../../domain/cases/case-order.ts";
import { caseShape } from "../../domain/cases/case-record.ts";
import type { CaseForm } from "../../domain/cases/case-view.ts";
import type { CaseAct, CaseState, Delivery, Grade, Sent, SpecialProcedure } from "../../domain/cases/case.ts";
import type { PaperFile } from "../../domain/hall/application.ts";
import type { Desk } from "../desk.ts";
import { beforeOf } from "./case-order.ts";
import { issueLicence } from "../hall/licences.ts";
import { doAct, getRecord } from "../records.ts";
import { getForm, proofOf, putContent, type Sealed, sealedPart } from "./content.ts";
import { keptDigests } from "./files.ts";
import { asideOf } from "./now.ts";

/** An act as somebody asks for it, with its words: they are sealed beside the act. */
export type CaseAsked =
  | {
      readonly type: "hand-over";
      readonly sent: Sent;
      readonly identityChecked: boolean;
      readonly formallyComplete: boolean;
    }
  | { readonly type: "accept"; readonly proof: string }
  | { readonly type: "supplement"; readonly papers: readonly string[]; readonly text: string }
  | {
      readonly type: "supplemented";
      readonly papers: readonly { readonly material: string; readonly files: readonly PaperFile[] }[];
    }
  | { readonly type: "not-accept"; readonly text: string; readonly avenues: string }
  | { readonly type: "begin-special"; readonly procedure: SpecialProcedure }
  | {
      readonly type: "decide";
      readonly outcome: "approved" | "refused";
      readonly text: string;
      readonly remedies: string;
      readonly licence: {
        readonly type: string;
        readonly number: string | null;
        readonly validFrom: string;
        readonly validUntil: string | null;
      } | null;
    }
  | { readonly type: "deliver"; readonly how: Delivery }
  | { readonly type: "appraise"; readonly grade: Grade; readonly text: string }
  | { readonly type: "answer-appraisal"; readonly text: string }
  | { readonly type: "take" | "end-special" | "confirm-delivery" | "withdraw" };

type Made = { readonly act: CaseAct; readonly keep: readonly Sealed[] };

const worded = (text: string, more: string | null = null): Sealed => sealedPart("words", { text, more });

/** The form with the files of a supplement in the place of what was there. */
function supplementedForm(
  form: CaseForm,
  itemId: string,
  given: Extract<CaseAsked, { type: "supplemented" }>["papers"],
): CaseForm {
  const names = new Set(given.map(({ material }) => material));
  const papers = given.map(({ material, files }) => ({
    field: form.papers.find((paper) => paper.material === material)?.field ?? material,
    material,
    itemIds: [itemId],
    way: "upload" as const,
    files,
    supply: null,
  }));
  return { ...form, papers: [...form.papers.filter(({ material }) => !names.has(material)), ...papers] };
}

async function madeOf(sql: Sql, id: string, state: CaseState, asked: CaseAsked): Promise<Made> {
  switch (asked.type) {
    case "hand-over": {
      const { number, form, papers } = state;
      return { act: { ...asked, papers, proof: proofOf(number, form, papers) }, keep: [] };
    }
    case "supplement": {
      const words = worded(asked.text);
      return { act: { ...asked, text: words.digest }, keep: [words] };
    }
    case "supplemented": {
      const digests = asked.papers.flatMap(({ files }) => files.map(({ digest }) => digest));
      const kept = await keptDigests(sql, id);
      if (!digests.every((digest) => kept.has(digest))) throw new FailureError(FILES_UNKNOWN);
      const form = sealedPart(
        "form",
        supplementedForm(await getForm(sql, id, state.form), state.item.id, asked.papers),
      );
      const papers = asked.papers.map(({ material, files }) => ({
        name: material,
        way: "upload" as const,
        digests: files.map(({ digest }) => digest),
        receipt: null,
      }));
      return { act: { type: "supplemented", papers, form: form.digest }, keep: [form] };
    }
    case "not-accept": {
      const words = worded(asked.text, asked.avenues);
      return { act: { type: "not-accept", text: words.digest }, keep: [words] };
    }
    case "decide": {
      if (asked.outcome === "refused" && asked.remedies.trim() === "") throw new FailureError(REMEDY_NEEDED);
      const words = worded(asked.text, asked.remedies.trim() || null);
      return { act: { type: "decide", outcome: asked.outcome, text: words.digest }, keep: [words] };
    }
    case "appraise": {
      const words = asked.text.trim() === "" ? null : worded(asked.text);
      return {
        act: { type: "appraise", grade: asked.grade, text: words?.digest ?? null },
        keep: words ? [words] : [],
      };
    }
    case "answer-appraisal": {
      const words = worded(asked.text);
      return { act: { type: "answer-appraisal", text: words.digest }, keep: [words] };
    }
    default:
      return { act: asked, keep: [] };
  }
}

async function issue(desk: Desk, sql: Sql, id: string, state: CaseState, asked: CaseAsked, caller: Caller) {
  if (asked.type !== "decide" || asked.outcome !== "approved" || asked.licence === null) return;
  const { applicant } = await getForm(sql, id, state.form);
  const { deciding, number } = state;
  const given = {
    ...asked.licence,
    holder: { kind: applicant.kind, name: applicant.name, number: applicant.number },
    issuerUnitId: deciding.unitId,
    issuerName: deciding.unitName,
    regionCode: deciding.regionCode,
    caseId: id,
    caseNumber: number,
  };
  await issueLicence({ ...desk, sql }, sql, given, caller);
}

/** Does an act on a case. Whom the case does not concern is told that there is none, whatever is asked. */
export async function actOnCase(
  desk: Desk,
  id: string,
  { version, key, act: asked }: { readonly version: number; readonly key: string; readonly act: CaseAsked },
  caller: Caller,
  at?: Date,
): Promise<void> {
  const actor = await whoActs(desk, caller);
  const { state } = await getRecord(desk.sql, caseShape, id);
  if (!mayRead(state, actor)) throw new FailureError(NO_CASE);
  // Asked before anything is made of it, so that a stranger to the step is not told what is wrong with its words.
  const day = dayInShanghai(at ?? desk.now());
  let keep: readonly Sealed[] = [];
  await doAct(
    desk,
    caseShape,
    {
      id,
      version,
      key,
      act: async (sql, before): Promise<CaseAct> => {
        const made = await madeOf(sql, id, before ?? state, asked);
        const refused = caseShape.permit(before, made.act, actor, day);
        // What was approved stays so: no lock on the other case is needed.
        const early = refused ?? orderRefused(made.act.type, await beforeOf(sql, before ?? state));
        if (early) throw new FailureError(early);
        keep = made.keep;
        return made.act;
      },
    },
    caller,
    {
      ...(at ? { at } : {}),
      aside: asideOf(desk, caller, async (sql, { after, recorded, vouch }) => {
        for (const each of keep)
          await putContent(sql, { id, regionCode: after.deciding.regionCode, recorded, vouch }, each);
        await issue(desk, sql, id, after, asked, caller);
      }),
    },
  );
}
