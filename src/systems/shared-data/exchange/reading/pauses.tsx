import { useQueryClient } from "@tanstack/react-query";
import { say, type ValuesOf } from "../../../../kernel/fields.ts";
import { formatInstant } from "../../../../web/frame/format.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { Acts } from "../../../../web/kit/acts.tsx";
import { Chinese, Section } from "../../../../web/kit/parts.tsx";
import { api } from "../../web/client.ts";
import { EXCHANGE } from "../use-exchange.ts";
import type { Pause } from "../view.ts";
import { LIFTING } from "./reading.ts";

const LIFT = {
  type: "lift",
  name: say("核实并恢复", "Look into it and resume"),
  asks: LIFTING,
};

/** Accounts that read about unusually many people, and how the data authority lets them go on. */
export function Pauses({
  pauses,
  limit,
  day,
}: {
  readonly pauses: readonly Pause[];
  readonly limit: number;
  readonly day: string;
}) {
  const sentence = useSentence();
  const queries = useQueryClient();
  return (
    <Section title={sentence(say("异常提醒", "Alarms"))}>
      <p className="ui-quiet">
        {sentence(
          say(
            `一个账号一天内读取超过 ${limit} 人即被暂停，核实后由数据主管部门恢复。人数是本系统设定值，条例没有规定数字。`,
            `An account that reads about more than ${limit} people in a day is paused until the data authority has looked into it. The number is this system's setting; the regulation names none.`,
          ),
        )}
      </p>
      {pauses.length === 0 && <p>{sentence(say("没有被暂停的账号。", "No account is paused."))}</p>}
      <ul className="ex-list">
        {pauses.map(({ id, accountName, unit, subjects, pausedAt, liftedAt, liftedBy, reason, mayLift }) => (
          <li key={id} className="ui-banner ui-stack">
            <div className="ui-row">
              <Chinese>
                {unit} {accountName}
              </Chinese>
              <span className={liftedAt === null ? "ui-state ui-state-pending" : "ui-quiet"}>
                {sentence(
                  say(`一天读取 ${subjects} 人，已暂停`, `read about ${subjects} people in a day; paused`),
                )}
              </span>
              <span className="ui-quiet">{formatInstant(pausedAt)}</span>
            </div>
            {liftedAt !== null && (
              <p className="ui-quiet">
                {sentence(say("已恢复", "let read again"))} {formatInstant(liftedAt)}{" "}
                <Chinese>
                  {liftedBy}：{reason}
                </Chinese>
              </p>
            )}
            {mayLift && (
              <Acts<ValuesOf<typeof LIFT.asks>>
                offered={[LIFT]}
                draft={`reading-pause:${id}`}
                day={day}
                onSend={async (_, body) => {
                  await api("POST /api/data/reading-pauses/:pause/lift", { params: { pause: id }, body });
                  await queries.invalidateQueries({ queryKey: [EXCHANGE] });
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
