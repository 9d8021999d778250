import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { BeforeSending } from "../../../web/kit/before-sending.tsx";
import { useReached } from "../../../web/kit/reach.ts";
import { text } from "./dispatch-text.ts";
import type { DraftTask } from "./draft.ts";

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
  const reached = useReached();
  if (reached === undefined) return null;
  const given = new Map<string, number>();
  for (const { units } of tasks)
    for (const { unitId } of units) given.set(unitId, (given.get(unitId) ?? 0) + 1);
  const { to, silent } = reached(
    [...given].map(([unitId, count]) => ({ unitId, name: "", about: t.given(count) })),
  );
  return (
    <BeforeSending
      title={t.asking(formatFigure(tasks.length, language), to.length)}
      help={t.askingHelp(props.receiveWithin)}
      to={to}
      leftOut={{ title: t.notReached(silent.length), those: silent }}
      mayBeNobody
      okText={t.dispatch(formatFigure(tasks.length, language))}
      onSend={props.onSend}
      onClose={props.onClose}
    />
  );
}
