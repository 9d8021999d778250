import { useQuery } from "@tanstack/react-query";
import { say } from "../../../../kernel/fields.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { BeforeSending } from "../../../../web/kit/before-sending.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useReached } from "../../../../web/kit/reach.ts";
import type { StandardDetail } from "../../domain/standards/comparison-rows.ts";
import { api } from "../client.ts";
import { useCityName } from "./city-words.tsx";
import { NOBODY, notReached } from "./reached-cities.ts";
import { text } from "./standard-text.ts";
import { COMPLIANCE } from "./use-standards.ts";

const HELP = say(
  "登记后不能撤回，只能由新的清单替代。各市按它修改办事指南，没有统一期限；改到哪一步按各市现行清单随时核对。",
  "It cannot be taken back, only replaced by a later list. Each city changes its guides by it; no day is set, and each city's list is held against it at any time.",
);
const REPLACES = say("它替代的清单同时失效。", "The list that it replaces ends with it.");

/** Shows which cities an issued list binds, how many items each has to change, and which have nobody here who reads it. */
export function BeforeIssuing(props: {
  readonly detail: Pick<StandardDetail, "id" | "state">;
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const {
    detail: { id, state },
    ...rest
  } = props;
  const t = useText(text);
  const sentence = useSentence();
  const cityName = useCityName();
  const reached = useReached("cities");
  const params = { standard: id };
  const asked = useQuery({
    queryKey: [COMPLIANCE, { params }],
    queryFn: () => api(COMPLIANCE, { params }),
  });
  if (asked.error !== null) return <FailureNotice error={asked.error} />;
  if (asked.data === undefined || reached === undefined) return null;
  const { rows } = asked.data;
  const { to, silent } = reached(
    CITIES.map(({ code }) => {
      const of = (status: string) =>
        rows.filter(({ cities }) => cities.some((each) => each.city === code && each.status === status))
          .length;
      const about = say(
        `符合 ${of("meets")} 项，待修改 ${of("differs")} 项，有栏目未填 ${of("unstated")} 项，无此事项 ${of("absent")} 项`,
        `${of("meets")} as the list says, ${of("differs")} to be changed, ${of("unstated")} with blanks, ${of("absent")} not there`,
      );
      return { unitId: code, name: cityName(code), about: sentence(about) };
    }),
  );
  const left = state.items.length - rows.length;
  const help = [
    HELP,
    ...(state.supersedes === null ? [] : [REPLACES]),
    ...(left === 0
      ? []
      : [
          say(
            `暂不列入的 ${left} 项不印发。`,
            left === 1 ? "1 item is left out." : `${left} items are left out.`,
          ),
        ]),
  ];
  return (
    <BeforeSending
      {...rest}
      title={sentence(
        say(
          `印发 ${rows.length} 项共同清单，${to.length} 个市能在这里看到`,
          `Issue a common list of ${rows.length}, seen here by ${to.length === 1 ? "1 city" : `${to.length} cities`}`,
        ),
      )}
      help={help.map(sentence).join(" ")}
      to={to}
      leftOut={{
        title: sentence(notReached(silent.length)),
        those: silent.map((city) => ({ ...city, about: sentence(NOBODY) })),
      }}
      mayBeNobody
      okText={t.issue}
    />
  );
}
