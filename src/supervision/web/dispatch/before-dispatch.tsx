import { useQuery } from "@tanstack/react-query";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { BeforeSending } from "../../../web/kit/before-sending.tsx";
import { api } from "../client.ts";
import { useReachWords } from "../reach-words.ts";
import { text } from "./dispatch-text.ts";
import type { DraftTask } from "./draft.ts";

const REACH = "GET /api/unit-reach";

/** Shows which units are given how many tasks, and which of them see nothing of it here. */
export function BeforeDispatch(props: {
  readonly tasks: readonly DraftTask[];
  readonly receiveWithin: number;
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const { tasks } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const reachWords = useReachWords();
  const { data } = useQuery({ queryKey: [REACH], queryFn: () => api(REACH) });
  if (data === undefined) return null;
  const units = data.units.flatMap((reach) => {
    const given = tasks.filter(({ units: of }) => of.some(({ unitId }) => unitId === reach.unitId)).length;
    return given === 0 ? [] : [{ reach, given }];
  });
  const named = (reached: boolean) =>
    units
      .filter(({ reach }) => reach.people > 0 === reached)
      .map(({ reach, given }) => ({
        key: reach.unitId,
        name: reach.name,
        about: reached ? `${t.given(given)} · ${reachWords(reach)}` : t.given(given),
      }));
  const silent = named(false);
  return (
    <BeforeSending
      title={t.asking(formatFigure(tasks.length, language), formatFigure(units.length, language))}
      help={t.askingHelp(props.receiveWithin)}
      to={named(true)}
      leftOut={{ title: t.notReached(silent.length), those: silent }}
      mayBeNobody
      okText={t.dispatch(formatFigure(tasks.length, language))}
      onSend={props.onSend}
      onClose={props.onClose}
    />
  );
}
