import { addDays } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import { actsFor } from "../../domain/requests/request-parties.ts";
import type { RequestDetail } from "../../domain/requests/request-row.ts";
import {
  type Abuse,
  ABUSES,
  type DisposalReason,
  DISPOSAL_REASONS,
  type RequestActType,
} from "../../domain/requests/request.ts";
import { ABUSE_WORDS, DISPOSAL_WORDS } from "../../domain/requests/request-words.ts";
import type { text } from "./form-text.ts";
import type { PlainAct } from "./use-requests.ts";

type Label = keyof (typeof text)["zh"]["fieldsOf"];

/** A field of a small form; `options` of a choice, in words of both languages. */
export type ActField = {
  readonly name: string;
  readonly label: Label;
  readonly kind: "line" | "area" | "day" | "number" | "choice";
  readonly optional?: true;
  readonly initial?: string;
  readonly options?: readonly { readonly value: string; readonly label: Sentence }[];
};

/** What an act asks to be filled in, and the act made of it. */
export type ActForm = {
  readonly fields: readonly ActField[];
  readonly build: (values: Readonly<Record<string, string>>) => PlainAct;
};

const area = (name: string, label: Label, more: Partial<ActField> = {}): ActField => ({
  name,
  label,
  kind: "area",
  ...more,
});
const YES_NO = [
  { value: "yes", label: { zh: "同意", en: "Yes" } },
  { value: "no", label: { zh: "不同意", en: "No" } },
] as const;

const choice = (name: string, label: Label, options: NonNullable<ActField["options"]>): ActField => ({
  name,
  label,
  kind: "choice",
  options,
  initial: options[0]?.value ?? "",
});

const REASON = area("reason", "reason");
const MONTH_DAYS = 30;

type Simple = Exclude<RequestActType, "draft" | "edit" | "prepare-answer">;

/** The small form of an act; the two large ones stand by themselves. */
export function actForm(type: Simple, { state, actor, day }: RequestDetail): ActForm {
  const next = addDays(day, MONTH_DAYS);
  switch (type) {
    case "sign":
    case "receive":
    case "tell-extension":
    case "sign-answer":
    case "confirm-delivery":
    case "carry-out-stop":
      return { fields: [], build: () => ({ type }) };
    case "return-draft":
    case "withdraw":
    case "return-answer":
    case "reject-delivery":
    case "resume":
    case "terminate":
      return { fields: [REASON], build: ({ reason = "" }) => ({ type, reason }) };
    case "give-notice":
      return {
        fields: [area("missing", "missing")],
        build: ({ missing = "" }) => ({
          type,
          missing: missing.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()])),
        }),
      };
    case "supplement":
      return { fields: [area("words", "words")], build: ({ words = "" }) => ({ type, words }) };
    case "ask-extension":
      return {
        fields: [{ name: "days", label: "days", kind: "number", initial: "10" }, REASON],
        build: ({ days = "", reason = "" }) => ({ type, days: Number(days), reason }),
      };
    case "decide-extension":
      return {
        fields: [
          choice("consent", "consent", YES_NO),
          { name: "number", label: "number", kind: "line", optional: true },
          { ...REASON, optional: true },
        ],
        build: ({ consent, number = "", reason = "" }) => ({
          type,
          consented: consent === "yes",
          number,
          reason,
        }),
      };
    case "deliver":
      return { fields: [area("note", "note")], build: ({ note = "" }) => ({ type, note }) };
    case "ask-renewal": {
      const initial = addDays(state.granted?.until ?? day, 365);
      return {
        fields: [{ name: "until", label: "until", kind: "day", initial }, REASON],
        build: ({ until = "", reason = "" }) => ({ type, until, reason }),
      };
    }
    case "suspend":
      return {
        fields: [
          choice(
            "abuse",
            "abuse",
            ABUSES.map((value) => ({ value, label: ABUSE_WORDS[value] })),
          ),
          { name: "rectifyBy", label: "rectifyBy", kind: "day", initial: next },
          REASON,
        ],
        build: ({ abuse, rectifyBy = "", reason = "" }) => ({
          type,
          abuse: (abuse ?? "scope-exceeded") as Abuse,
          rectifyBy,
          reason,
          side: actsFor(actor, state.provider, "unit-head") ? "provider" : "data-officer",
        }),
      };
    case "file-suspension":
    case "file-stop":
      return {
        fields: [{ name: "number", label: "number", kind: "line" }],
        build: ({ number = "" }) => ({ type, number }),
      };
    case "propose-stop":
      return {
        fields: [{ name: "from", label: "from", kind: "day", initial: next }, REASON],
        build: ({ from = "", reason = "" }) => ({ type, from, reason }),
      };
    case "answer-stop":
      return {
        fields: [choice("consent", "consent", YES_NO), area("words", "words", { optional: true })],
        build: ({ consent, words = "" }) => ({ type, agreed: consent === "yes", words }),
      };
    case "dispose":
      return {
        fields: [
          choice(
            "reason",
            "reason",
            DISPOSAL_REASONS.map((value) => ({ value, label: DISPOSAL_WORDS[value] })),
          ),
          area("how", "how"),
          area("copies", "copies"),
        ],
        build: ({ reason, how = "", copies = "" }) => ({
          type,
          reason: (reason ?? "met") as DisposalReason,
          how,
          copies,
        }),
      };
  }
}
