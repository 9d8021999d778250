import { say } from "../../kernel/fields.ts";
import { formatDay, formatFigure } from "../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../web/frame/language.tsx";
import { BeforeSending } from "../../web/kit/before-sending.tsx";
import { useReached } from "../../web/kit/reach.ts";
import type { LedgerImport } from "./line.ts";

const OK = say("登记并交办", "Register and dispatch");

/** Shows which units a ledger gives how many tasks, by when the first is due, what is judged with it, and who sees nothing of it here. */
export function BeforeEntering({
  view: { told = [], counts, questions, decisions },
  onSend,
  onClose,
}: {
  readonly view: Pick<LedgerImport, "told" | "counts" | "questions" | "decisions">;
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const reached = useReached();
  if (reached === undefined) return null;
  const figure = (value: number) => formatFigure(value, language);
  const { to, silent } = reached(
    told.map(({ unitId, name, lines, first }) => ({
      unitId,
      name,
      about: [
        sentence(say(`${lines} 项`, lines === 1 ? "1 task" : `${lines} tasks`)),
        ...(first === null
          ? []
          : [
              sentence(
                say(`最早 ${formatDay(first, language)} 前`, `the first by ${formatDay(first, language)}`),
              ),
            ]),
      ].join(" · "),
    })),
  );
  const { good, blocked } = counts;
  const title =
    to.length > 0
      ? say(
          `登记 ${figure(good)} 行，交办给 ${to.length} 个单位`,
          `Enter ${figure(good)} lines and dispatch them to ${to.length === 1 ? "1 unit" : `${to.length} units`}`,
        )
      : say(
          `登记 ${figure(good)} 行：没有单位会在这里收到交办`,
          `Enter ${figure(good)} lines: no unit is given anything here`,
        );
  const decided: Readonly<Record<string, unknown>> = decisions;
  const judged = questions.filter(({ of, takes }) => takes === "yes" && decided[of] === true);
  const help = [
    say(
      "登记后立即进入各单位待办，等待签收；交办不能整批撤回，只能逐项办理。",
      "It stands at once in each unit's inbox to be received; dispatched tasks cannot be taken back as a whole, only one by one.",
    ),
    ...judged.map(({ name }) => say(`同时${name.zh}。`, `With it: ${name.en}.`)),
    ...(blocked === 0
      ? []
      : [
          say(
            `有问题的 ${figure(blocked)} 行不登记，各行写明了原因。`,
            `${figure(blocked)} lines have errors and are left out; each says why.`,
          ),
        ]),
  ];
  return (
    <BeforeSending
      title={sentence(title)}
      help={help.map(sentence).join(language === "zh" ? "" : " ")}
      to={to}
      leftOut={{
        title: sentence(
          say(
            `没有账号、须另行书面交办：${silent.length} 个单位`,
            `Without an account, to be told on paper: ${silent.length}`,
          ),
        ),
        those: silent,
      }}
      mayBeNobody
      okText={sentence(OK)}
      onSend={onSend}
      onClose={onClose}
    />
  );
}
