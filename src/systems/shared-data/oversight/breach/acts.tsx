import { useQueryClient } from "@tanstack/react-query";
import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../../web/frame/format.ts";
import { Acts, offeredOf } from "../../../../web/kit/acts.tsx";
import { Form } from "../../../../web/kit/form.tsx";
import { Chinese, Fact, Facts } from "../../../../web/kit/parts.tsx";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { BREACH_REPORT, breach, type BreachAsked, VERDICTS } from "./kind.ts";
import type { BreachBoard } from "../replies.ts";
import { api } from "../../web/client.ts";
import { text } from "./words.ts";
import { useOversightChoices } from "../use-choices.ts";

export const LIST = "GET /api/data/breaches";

type Shown = {
  readonly line: BreachBoard["rows"][number];
  readonly actor: ActingFor;
  readonly day: Day;
};

/** The grounds of one breach, what was said about it, and what the reader may do. */
export function BreachActs({ line, actor, day }: Shown) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { id, version, evidence, answer, judgement } = line;
  const send = async (type: string, values: object) => {
    const act = { type, ...values } as BreachAsked;
    const body = { version, key: newRequestKey(), act };
    await api("POST /api/data/breaches/:breach/acts", { params: { breach: id }, body });
    await queries.invalidateQueries({ queryKey: [LIST] });
  };
  return (
    <div className="ui-stack">
      <Facts>
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
            {formatDay(judgement.on, language)} · {sentence(judgement.stands ? VERDICTS.yes : VERDICTS.no)} ·{" "}
            <Chinese>{judgement.reason}</Chinese>
          </Fact>
        )}
      </Facts>
      <Acts<object>
        offered={offeredOf(breach, { ...line, reportedOn: line.began }, actor, day)}
        draft={`breach:${id}`}
        day={day}
        onSend={send}
      />
    </div>
  );
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
    <Form
      name={sentence(breach.begins.name)}
      help={t.reportHelp}
      fields={BREACH_REPORT}
      choices={{ unitId: units.map(({ id, name }) => ({ value: id, label: name })) }}
      day={day}
      draft="breach:new"
      onClose={onClose}
      onSend={async (values) => {
        await api("POST /api/data/breaches", { body: { key: newRequestKey(), ...values } });
        await queries.invalidateQueries({ queryKey: [LIST] });
      }}
    />
  );
}
