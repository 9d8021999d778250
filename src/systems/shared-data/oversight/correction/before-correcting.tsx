import { useQuery } from "@tanstack/react-query";
import { isDay } from "../../../../kernel/calendar.ts";
import { say } from "../../../../kernel/fields.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { type Asking, BeforeSending } from "../../../../web/kit/before-sending.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useReached } from "../../../../web/kit/reach.ts";
import { api } from "../../web/client.ts";
import { correction, type CorrectionDetail } from "./kind.ts";
import { VIA } from "./words.ts";

const RECIPIENTS = "GET /api/data/corrections/:correction/recipients";
const ASKER = say("申请方，收到答复", "asked for it, gets the answer");
const HELP = say(
  "下列单位曾获授权或曾读取这项数据，答复后每个单位收到通知并留有凭据。条例没有规定应用期限：通知留在各单位待办中，直到确认已应用或说明无需应用。",
  "These units held a grant on the data or read it. With the answer each of them is told, which a receipt proves. The Regulation sets no day by which it is applied: it stays in their inbox until they confirm it or say why they need not.",
);
const SUBJECT = say(
  "答复只给提出申请的本人；没有单位用过这项数据。",
  "Only the person who asked is answered; no unit used the data.",
);
const NONE = say("没有别的单位用过这项数据，不用通知。", "No other unit used the data: nobody else is told.");

/** Shows which units a correction is told, because of what, and which of them see nothing of it here. */
export function BeforeCorrecting({
  detail: { id, state, names },
  values,
  onSend,
  onClose,
}: Asking & { readonly detail: CorrectionDetail }) {
  const sentence = useSentence();
  const reached = useReached();
  const since = String(values["since"] ?? "");
  const query = isDay(since) ? { since } : {};
  const asked = useQuery({
    queryKey: [RECIPIENTS, id, query],
    queryFn: () => api(RECIPIENTS, { params: { correction: id }, query }),
  });
  if (asked.error !== null) return <FailureNotice error={asked.error} />;
  if (asked.data === undefined || reached === undefined) return null;
  const { rows } = asked.data;
  const { asker } = state;
  const { to, silent } = reached([
    ...(asker.kind === "unit"
      ? [{ unitId: asker.unitId, name: names[asker.unitId] ?? "", about: sentence(ASKER) }]
      : []),
    ...rows
      .filter(({ unitId }) => asker.kind === "subject" || unitId !== asker.unitId)
      .map(({ unitId, unit, via }) => ({ unitId, name: unit, about: sentence(VIA[via]) })),
  ]);
  const told = say(
    `更正并通知 ${to.length} 个单位`,
    `Correct it and tell ${to.length === 1 ? "1 unit" : `${to.length} units`}`,
  );
  const help = rows.length > 0 ? HELP : asker.kind === "subject" ? SUBJECT : NONE;
  return (
    <BeforeSending
      title={sentence(told)}
      help={sentence(help)}
      to={to}
      leftOut={{
        title: sentence(
          say(
            `没有账号、须另行书面告知：${silent.length} 个单位`,
            `Without an account, to be told on paper: ${silent.length}`,
          ),
        ),
        those: silent,
      }}
      mayBeNobody
      okText={sentence(correction.acts.accept.name)}
      onSend={onSend}
      onClose={onClose}
    />
  );
}
