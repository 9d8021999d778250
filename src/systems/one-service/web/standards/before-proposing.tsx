import { say } from "../../../../kernel/fields.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { BeforeSending } from "../../../../web/kit/before-sending.tsx";
import { useReached } from "../../../../web/kit/reach.ts";
import { useCityName } from "./city-words.tsx";

const HELP = say(
  "提出后进入各市数据专员的待办，逐项表态；没有统一期限，一直留在待办中，直到各市表态或清单撤回。",
  "It then stands in the inbox of every city’s data officers, who answer item by item; no day is set: it stays there until they answer or the list is withdrawn.",
);
const NOBODY = say(
  "没有数据专员账号，收不到；请书面告知",
  "has no data officer with an account: tell them on paper",
);

/** Shows which of the four cities a common list asks, for how many items, and which have nobody here who could answer. */
export function BeforeProposing(props: {
  readonly items: number;
  readonly okText: string;
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const { items, ...rest } = props;
  const sentence = useSentence();
  const cityName = useCityName();
  const reached = useReached("cities");
  if (reached === undefined) return null;
  const asked = sentence(
    say(`${items} 项待表态`, items === 1 ? "1 item to answer" : `${items} items to answer`),
  );
  const { to, silent } = reached(
    CITIES.map(({ code }) => ({ unitId: code, name: cityName(code), about: asked })),
  );
  return (
    <BeforeSending
      {...rest}
      title={sentence(
        say(`向四市提出 ${items} 项共同清单`, `Propose a common list of ${items} to the four cities`),
      )}
      help={sentence(HELP)}
      to={to}
      leftOut={{
        title: sentence(
          say(
            `没有数据专员、须另行书面告知：${silent.length} 个市`,
            `Without a data officer, to be told on paper: ${silent.length}`,
          ),
        ),
        those: silent.map((city) => ({ ...city, about: sentence(NOBODY) })),
      }}
      mayBeNobody
    />
  );
}
