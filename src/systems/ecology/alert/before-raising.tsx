import { useQuery } from "@tanstack/react-query";
import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { CITY_NAMES } from "../../../kernel/region.ts";
import { formatInstant } from "../../../web/frame/format.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import { type Asking, BeforeSending } from "../../../web/kit/before-sending.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useReached } from "../../../web/kit/reach.ts";
import { api } from "../web/client.ts";
import { alert, type AlertState } from "./kind.ts";
import { SIDES } from "./words.ts";

const RECIPIENTS = "GET /api/ecology/alert-recipients";
const NO_ACCOUNT = say("没有账号，请电话通知", "has no account: telephone");
const NO_BUREAU = say("名册中没有生态环境局，请电话通知", "the roster has no ecology bureau: telephone");

const titleOf = (told: number, drill: boolean): Sentence => {
  if (told === 0)
    return drill
      ? say("演练：没有一个局能在这里收到", "A drill: no bureau is reached here")
      : say(
          "预警：没有一个局能在这里收到，请电话通知",
          "No bureau is reached here: raise the alert and telephone",
        );
  const bureaus = told === 1 ? "1 ecology bureau" : `${told} ecology bureaus`;
  return drill
    ? say(`演练：通知 ${told} 个生态环境局`, `A drill: ${bureaus} told`)
    : say(`向 ${told} 个生态环境局发出预警`, `Raise the alert with ${bureaus}`);
};

/** Shows which bureaus an alert is told, when it arrives there and by when they answer, and whom it does not reach here. */
export function BeforeRaising({ values, onSend, onClose }: Asking) {
  const sentence = useSentence();
  const reached = useReached();
  const { section, seenAt, drill } = values as Pick<AlertState, "section" | "seenAt" | "drill">;
  const query = { section, ...(seenAt ? { seenAt } : {}) };
  const asked = useQuery({
    queryKey: [RECIPIENTS, query],
    queryFn: () => api(RECIPIENTS, { query }),
    gcTime: 0,
  });
  if (asked.error !== null) return <FailureNotice error={asked.error} />;
  if (asked.data === undefined || reached === undefined) return null;
  const { notices, unreached } = asked.data;
  const told = notices.map(({ unitId, unit, side, earliest, latest, due, clock }) => ({
    unitId,
    name: unit,
    about: [
      sentence(SIDES[side]),
      ...(earliest === null || earliest === latest
        ? []
        : [sentence(say("到达 ", "arrives ")) + `${formatInstant(earliest)} – ${formatInstant(latest)}`]),
      sentence(
        clock === undefined
          ? say(
              `须在 ${formatInstant(due)} 前确认（默认，未核实）`,
              `acknowledge by ${formatInstant(due)} (default, unverified)`,
            )
          : say(
              `须在 ${formatInstant(due)} 前确认（${clock.agreedOn} 约定）`,
              `acknowledge by ${formatInstant(due)} (agreed ${clock.agreedOn})`,
            ),
      ),
    ].join(" · "),
  }));
  const { to, silent } = reached(told);
  const leftOut = [
    ...silent.map(({ key, name }) => {
      const about = told.find(({ unitId }) => unitId === key)?.about;
      return { key, name, about: [about, sentence(NO_ACCOUNT)].join(" · ") };
    }),
    ...unreached.map((code) => ({
      key: code,
      name: sentence(CITY_NAMES[code] ?? say(code, code)),
      about: sentence(NO_BUREAU),
    })),
  ];
  return (
    <BeforeSending
      title={sentence(titleOf(to.length, drill))}
      help={sentence(
        say(
          "发出后立即进入收得到的各局待办；到时未确认的，报告领导小组办公室。发出后不能撤回，误报以“误报”关闭。",
          "It stands at once in the inbox of those reached; who does not acknowledge in time is reported to the leading group’s office. It cannot be taken back: a false alarm is closed as one.",
        ),
      )}
      to={to}
      leftOut={{
        title: sentence(
          say(
            `这里收不到、请立即电话通知：${leftOut.length}`,
            `Not reached here, telephone at once: ${leftOut.length}`,
          ),
        ),
        those: leftOut,
      }}
      mayBeNobody
      okText={sentence(alert.begins.name)}
      onSend={onSend}
      onClose={onClose}
    />
  );
}
