import type { Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import { type Agreement, type Clause, readAgreement } from "../agreement.ts";
import { classWords, decimalText, fenWords } from "../because.ts";
import { itemOf } from "../../water/item.ts";
import { bandData } from "./terms.ts";
import type { Decimal } from "../../../../kernel/decimal.ts";

const EACH = { month: say("按月", "by month"), year: say("按年", "by year") };

const multiples = (above: Decimal, upTo: Decimal | null): Sentence =>
  upTo === null
    ? say(`${decimalText(above)} 倍以上`, `above ${decimalText(above)}`)
    : say(`${decimalText(above)}—${decimalText(upTo)} 倍`, `${decimalText(above)} to ${decimalText(upTo)}`);

/** A band as it was typed, which is Chinese, and what it says. */
export function bandWords(typed: string): Sentence {
  const band = bandData(typed);
  if (typeof band === "string" || band.fen === null) return say(typed, typed);
  const multiple = band.upTo === null ? `above ${band.above}` : `${band.above} to ${band.upTo}`;
  return say(typed, `${multiple}: ${fenWords(band.fen).en}`);
}

/** A clause as one would say it. */
export function clauseWords(clause: Clause): Sentence {
  const each = EACH[clause.period];
  if (clause.kind === "class" || clause.kind === "step") {
    const base = classWords(clause.base);
    const amount = fenWords(clause.kind === "class" ? clause.fenPerClass : clause.fen);
    return clause.kind === "class"
      ? say(
          `${each.zh}，比${base.zh}每好一个类别下游付上游 ${amount.zh}，每差一个类别上游付下游同样多`,
          `${each.en}: ${amount.en} for each class better than ${base.en}, paid by downstream; the same for each worse, by upstream`,
        )
      : say(
          `${each.zh}，好于${base.zh}下游付上游 ${amount.zh}，差于则上游付下游`,
          `${each.en}: ${amount.en} if better than ${base.en}, paid by downstream; if worse, by upstream`,
        );
  }
  if (clause.kind === "index") {
    const [amount, cap] = [
      fenWords(clause.fenPerPoint),
      clause.capFen === null ? null : fenWords(clause.capFen),
    ];
    const names = clause.items.map((item) => itemOf(item).said);
    return say(
      `${each.zh}，${names.map(({ zh }) => zh).join("、")}的指数比上年同期每降一个百分点下游付上游 ${amount.zh}，每升一个上游付下游同样多${cap === null ? "" : `，至多 ${cap.zh}`}`,
      `${each.en}: ${amount.en} for each point that the index of ${names.map(({ en }) => en).join(", ")} falls on the year before, paid by downstream; the same for each that it rises, by upstream${cap === null ? "" : `, at most ${cap.en}`}`,
    );
  }
  const { said } = itemOf(clause.item);
  const limit = `${decimalText(clause.limit)} mg/L`;
  const bands = clause.bands.map(({ above, upTo, fen }) => [multiples(above, upTo), fenWords(fen)] as const);
  return say(
    `${each.zh}，${said.zh}超过 ${limit} 的，上游付下游：${bands.map(([of, fen]) => `${of.zh} ${fen.zh}`).join("，")}；各乘以 1＋超标倍数`,
    `${each.en}: for ${said.en} over ${limit} upstream pays, by multiple over it: ${bands.map(([of, fen]) => `${of.en} ${fen.en}`).join(", ")}; each times 1 + the multiple`,
  );
}

/** The clauses of terms that read; none of those that do not. */
export function clausesOf(data: unknown): Agreement["clauses"] {
  const read = readAgreement(data);
  return read.ok ? read.value.clauses : [];
}
