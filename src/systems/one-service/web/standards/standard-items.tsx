import { Button } from "antd";
import { useState } from "react";
import { oneOf } from "../../../../web/kit/filters.ts";
import { useText } from "../../../../web/frame/language.tsx";
import type { StandardDetail } from "../../domain/standards/comparison-rows.ts";
import { agreedBy, answersFor, isAgreed, objectedBy } from "../../domain/standards/standard-record.ts";
import type { ProposedItem, StandardItem } from "../../domain/standards/standard.ts";
import { BeforeRound } from "./before-round.tsx";
import { StandardItemCard } from "./standard-item-card.tsx";
import { text } from "./standard-text.ts";

const ONLY = ["all", "open", "mine", "left"] as const;

function isShown(item: StandardItem, only: (typeof ONLY)[number], own: string | null): boolean {
  if (only === "left") return item.leftOut !== null;
  if (only === "open") return item.leftOut === null && !isAgreed(item);
  if (only === "mine")
    return (
      item.leftOut === null &&
      own !== null &&
      !agreedBy(item).includes(own) &&
      !objectedBy(item).includes(own)
    );
  return true;
}

/** The items of a list, each with its answers; changes are gathered and go out together as one round. */
export function StandardItems(props: {
  readonly detail: StandardDetail;
  readonly only: string | undefined;
  readonly onOnly: (only: string | null) => void;
}) {
  const { detail } = props;
  const t = useText(text);
  const own = answersFor(detail.actor);
  const only = oneOf(props.only, ONLY) ?? "all";
  const [changes, setChanges] = useState<ReadonlyMap<string, ProposedItem>>(new Map());
  const [asking, setAsking] = useState(false);
  const shown = detail.state.items.filter((item) => isShown(item, only, own));
  const change = (key: string, item: ProposedItem | null) =>
    setChanges((before) => {
      const next = new Map(before);
      if (item === null) next.delete(key);
      else next.set(key, item);
      return next;
    });
  return (
    <div className="ui-stack">
      <div className="filters no-print" role="group" aria-label={t.filter}>
        {ONLY.filter((each) => each !== "mine" || own !== null).map((each) => (
          <Button
            key={each}
            size="small"
            aria-pressed={only === each}
            type={only === each ? "primary" : "default"}
            onClick={() => props.onOnly(each === "all" ? null : each)}
          >
            {t.only[each]}
          </Button>
        ))}
      </div>
      {changes.size > 0 && (
        <div className="ui-notice ui-stack no-print">
          <p className="st-line">{t.roundHelp}</p>
          <div>
            <Button type="primary" onClick={() => setAsking(true)}>
              {t.submitRound(changes.size)}
            </Button>
          </div>
        </div>
      )}
      {asking && (
        <BeforeRound
          detail={detail}
          changes={[...changes.values()]}
          onSent={() => setChanges(new Map())}
          onClose={() => setAsking(false)}
        />
      )}
      {shown.length === 0 && <p className="ui-quiet">{t.noneHere}</p>}
      <ul className="st-items">
        {shown.map((item) => (
          <li key={item.key}>
            <StandardItemCard
              detail={detail}
              item={item}
              changed={changes.get(item.key) ?? null}
              onChange={(next) => change(item.key, next)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
