import type { TaskOrder } from "../../kernel/work.ts";
import { BeforeSending } from "../../web/kit/before-sending.tsx";
import { useReached } from "../../web/kit/reach.ts";
import { formatDay } from "../../web/frame/format.ts";
import { useLanguage, useText } from "../../web/frame/language.tsx";

const zh = {
  asking: (tasks: number, units: number) =>
    units === 0 ? `交办 ${tasks} 项：没有一个单位能在这里收到` : `向 ${units} 个单位交办 ${tasks} 项`,
  given: (n: number) => `${n} 项`,
  by: (day: string) => `最早 ${day} 前`,
  notReached: (n: number) => `没有账号、须另行书面交办：${n} 个单位`,
};
const en: typeof zh = {
  asking: (tasks, units) =>
    [
      `Dispatch ${tasks === 1 ? "1 task" : `${tasks} tasks`}`,
      units === 0 ? ": no unit is reached here" : ` to ${units === 1 ? "1 unit" : `${units} units`}`,
    ].join(""),
  given: (n) => (n === 1 ? "1 task" : `${n} tasks`),
  by: (day) => `the first by ${day}`,
  notReached: (n) => `Without an account, to be told on paper: ${n}`,
};
const text = { zh, en };

/** Shows which units are given how many tasks, by when the first, and which of them see nothing of it here. */
export function BeforeOrdering(props: {
  readonly orders: readonly Pick<TaskOrder, "units" | "deadline">[];
  readonly nameOf: (unitId: string) => string;
  readonly okText: string;
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const { orders, nameOf, okText, onSend, onClose } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const reached = useReached();
  if (reached === undefined) return null;
  const units = [...new Set(orders.flatMap((order) => order.units.map(({ unitId }) => unitId)))];
  const { to, silent } = reached(
    units.map((unitId) => {
      const own = orders.filter((order) => order.units.some((unit) => unit.unitId === unitId));
      const [first] = own
        .flatMap(({ deadline }) => (deadline.kind === "date" ? (deadline.latest ?? []) : []))
        .toSorted();
      const about = [t.given(own.length), ...(first === undefined ? [] : [t.by(formatDay(first, language))])];
      return { unitId, name: nameOf(unitId), about: about.join(" · ") };
    }),
  );
  return (
    <BeforeSending
      title={t.asking(orders.length, to.length)}
      to={to}
      leftOut={{ title: t.notReached(silent.length), those: silent }}
      mayBeNobody
      {...{ okText, onSend, onClose }}
    />
  );
}
