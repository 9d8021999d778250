import { useQueryClient } from "@tanstack/react-query";
import type { Day } from "../../../../kernel/calendar.ts";
import { FailureNotice } from "../../../../web/failure-notice.tsx";
import { oneOf } from "../../../../web/filters.ts";
import { formatDay } from "../../../../web/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/language.tsx";
import { newRequestKey } from "../../../../web/request-key.ts";
import { BREACHES, breachOf } from "../../domain/clocks/breaches.ts";
import { type BreachAct, breachShape } from "../../domain/oversight/breach.ts";
import type { ActingFor } from "../../../../kernel/actor.ts";
import type { BreachBoard } from "../../domain/oversight/oversight-replies.ts";
import { api } from "../client.ts";
import { text } from "./breaches-text.ts";
import { text as shared } from "./oversight-text.ts";
import { Chinese, Fact } from "../../../../web/kit/parts.tsx";
import { type Step, StepForm, Steps } from "./step-form.tsx";
import { useOversightChoices } from "./use-choices.ts";

export const LIST = "GET /api/data/breaches";

type Line = BreachBoard["rows"][number];
type Asked = Exclude<BreachAct, { type: "report" }>;

/** The grounds of one breach, what was said about it, and what the reader may do. */
export function BreachActs(props: { readonly line: Line; readonly actor: ActingFor; readonly day: Day }) {
  const { line } = props;
  const t = useText(text);
  const s = useText(shared);
  const { language } = useLanguage();
  const { evidence, answer, judgement } = line;
  return (
    <div className="sv-stack">
      <dl className="kit-facts">
        <Fact name={t.evidence} whole>
          <Chinese>{evidence}</Chinese>
        </Fact>
        {answer !== null && (
          <Fact name={t.answer} whole>
            {formatDay(answer.on, language)}
            {answer.falseAlarm && t.claimed} · <Chinese>{answer.reason}</Chinese>
          </Fact>
        )}
        {judgement !== null && (
          <Fact name={t.judgement} whole>
            {formatDay(judgement.on, language)} ·{" "}
            {judgement.stands ? t.verdicts.stands : t.verdicts.falseAlarm} ·{" "}
            <Chinese>{judgement.reason}</Chinese>
          </Fact>
        )}
      </dl>
      <Steps label={s.acts} steps={useSteps(props)} />
    </div>
  );
}

function useSteps({
  line,
  actor,
  day,
}: {
  readonly line: Line;
  readonly actor: ActingFor;
  readonly day: Day;
}): readonly Step[] {
  const t = useText(text);
  const queries = useQueryClient();
  const send = async (act: Asked) => {
    const body = { version: line.version, key: newRequestKey(), act };
    await api("POST /api/data/breaches/:breach/acts", { params: { breach: line.id }, body });
    await queries.invalidateQueries({ queryKey: [LIST] });
  };
  const state = { ...line, reportedOn: line.began };
  const may = (act: BreachAct): boolean => breachShape.permit(state, act, actor, day) === null;
  const reason = { name: "reason", label: t.fields.reason, kind: "wide" } as const;
  const steps: readonly (Step & { readonly may: boolean })[] = [
    {
      key: "answer",
      label: t.steps.answer,
      may: may({ type: "answer", falseAlarm: false, reason: "·" }),
      fields: [reason, { name: "false", label: t.fields.falseAlarm, kind: "check", optional: true }],
      onDone: ({ reason: why = "", false: alarm }) =>
        send({ type: "answer", falseAlarm: alarm === "yes", reason: why }),
    },
    {
      key: "judge",
      label: t.steps.judge,
      may: may({ type: "judge", stands: true, reason: "·" }),
      fields: [
        {
          name: "stands",
          label: t.fields.stands,
          kind: "choice",
          options: [
            { value: "yes", label: t.verdicts.stands },
            { value: "no", label: t.verdicts.falseAlarm },
          ],
        },
        reason,
      ],
      onDone: ({ stands, reason: why = "" }) =>
        send({ type: "judge", stands: stands === "yes", reason: why }),
    },
    {
      key: "end",
      label: t.steps.end,
      may: may({ type: "end", on: day, reason: "·" }),
      fields: [
        { name: "on", label: t.fields.on, kind: "day", initial: day, min: line.began, max: day },
        reason,
      ],
      onDone: ({ on = day, reason: why = "" }) => send({ type: "end", on, reason: why }),
    },
  ];
  return steps.filter((step) => step.may);
}

/** Reports a breach with its evidence. */
export function ReportForm({ onClose }: { readonly onClose: () => void }) {
  const t = useText(text);
  const sentence = useSentence();
  const queries = useQueryClient();
  const choices = useOversightChoices();
  if (choices.data === undefined) return <FailureNotice error={choices.error} />;
  const { units, day } = choices.data;
  return (
    <StepForm
      onClose={onClose}
      step={{
        key: "report",
        label: t.report,
        help: t.reportHelp,
        fields: [
          {
            name: "code",
            label: t.fields.code,
            kind: "choice",
            options: BREACHES.map((code) => ({ value: code, label: sentence(breachOf(code).name) })),
          },
          {
            name: "unit",
            label: t.fields.unit,
            kind: "choice",
            options: units.map(({ id, name }) => ({ value: id, label: name, lang: "zh-CN" })),
          },
          { name: "began", label: t.fields.began, kind: "day", max: day },
          { name: "title", label: t.fields.title, kind: "line" },
          { name: "evidence", label: t.fields.evidence, kind: "wide" },
        ],
        onDone: async ({ code, unit = "", began = day, title = "", evidence = "" }) => {
          const named = oneOf(code, BREACHES);
          if (named === undefined) return;
          const body = { key: newRequestKey(), code: named, unitId: unit, began, title, evidence };
          await api("POST /api/data/breaches", { body });
          await queries.invalidateQueries({ queryKey: [LIST] });
        },
      }}
    />
  );
}
