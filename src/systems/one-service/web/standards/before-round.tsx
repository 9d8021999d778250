import { useState } from "react";
import { say } from "../../../../kernel/fields.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { BeforeSending, NamedList } from "../../../../web/kit/before-sending.tsx";
import { useReached } from "../../../../web/kit/reach.ts";
import type { StandardDetail } from "../../domain/standards/comparison-rows.ts";
import { agreedBy, changedItems, objectedBy } from "../../domain/standards/standard-record.ts";
import type { ProposedItem } from "../../domain/standards/standard.ts";
import { useCityName } from "./city-words.tsx";
import { NOBODY, notReached } from "./reached-cities.ts";
import { text } from "./standard-text.ts";
import { useStandardAct } from "./use-standards.ts";

const HELP = say(
  "改动的事项，四市都要重新表态，此前的意见失效；没改的不受影响。没有统一期限，四市都同意或列出后才能印发。",
  "Every city answers the changed items anew, and what it said of them lapses; all others keep their answers. No day is set: the list can be issued once all four agree to an item or it is left out.",
);

/** Shows which items a new round changes, which cities have to answer again and whose answers lapse, and which have nobody here who could. */
export function BeforeRound(props: {
  readonly detail: StandardDetail;
  readonly changes: readonly ProposedItem[];
  readonly onSent: () => void;
  readonly onClose: () => void;
}) {
  const { detail, changes, onSent, onClose } = props;
  const { state } = detail;
  const t = useText(text);
  const sentence = useSentence();
  const cityName = useCityName();
  const reached = useReached("cities");
  const act = useStandardAct(detail);
  const [note, setNote] = useState("");
  if (reached === undefined) return null;
  const changed = changedItems(state, changes);
  const asked = state.items.filter(({ key }) => changed.some((item) => item.key === key));
  const { to, silent } = reached(
    CITIES.map(({ code }) => {
      const said = (by: typeof agreedBy) => asked.filter((item) => by(item).includes(code)).length;
      const about = say(
        `${changed.length} 项要表态；此前同意 ${said(agreedBy)} 项、不同意 ${said(objectedBy)} 项，均失效`,
        `${changed.length} to answer; its agreement to ${said(agreedBy)} and objection to ${said(objectedBy)} lapse`,
      );
      return { unitId: code, name: cityName(code), about: sentence(about) };
    }),
  );
  return (
    <BeforeSending
      title={sentence(
        say(
          `提交第 ${state.round + 1} 轮：改动 ${changed.length} 项，${to.length} 个市能在这里看到`,
          `Submit round ${state.round + 1} with ${changed.length} changed, seen here by ${to.length === 1 ? "1 city" : `${to.length} cities`}`,
        ),
      )}
      help={sentence(HELP)}
      choice={<NamedList those={changed.map(({ key, fields }) => ({ key, name: fields.name, about: "" }))} />}
      to={to}
      leftOut={{
        title: sentence(notReached(silent.length)),
        those: silent.map((city) => ({ ...city, about: sentence(NOBODY) })),
      }}
      text={{ label: t.note, value: note, most: 2000, onChange: setNote }}
      mayBeNobody
      unready={changed.length === 0}
      stands={{ busy: act.isPending, error: act.error }}
      okText={t.submit}
      onSend={() =>
        act.mutate(
          { type: "revise", note: note.trim() === "" ? state.note : note.trim(), items: changes },
          { onSuccess: () => (onSent(), onClose()) },
        )
      }
      onClose={onClose}
    />
  );
}
