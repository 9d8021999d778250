import { Button } from "antd";
import { useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { oneOf } from "../../../../web/kit/filters.ts";
import { useText } from "../../../../web/frame/language.tsx";
import type { StandardDetail } from "../../domain/standards/comparison-rows.ts";
import { agreedBy, answersFor, isAgreed, objectedBy } from "../../domain/standards/standard-record.ts";
import type { ProposedItem, StandardItem } from "../../domain/standards/standard.ts";
import { StandardItemCard } from "./standard-item-card.tsx";
import { text } from "./standard-text.ts";
import { useStandardAct } from "./use-standards.ts";

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
  const [note, setNote] = useState("");
  const act = useStandardAct(detail);
  const shown = detail.state.items.filter((item) => isShown(item, only, own));
  const change = (key: string, item: ProposedItem | null) =>
    setChanges((before) => {
      const next = new Map(before);
      if (item === null) next.delete(key);
      else next.set(key, item);
      return next;
    });
  const submit = () =>
    act.mutate(
      {
        type: "revise",
        note: note.trim() === "" ? detail.state.note : note.trim(),
        items: [...changes.values()],
      },
      { onSuccess: () => (setChanges(new Map()), setNote("")) },
    );
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
          <label className="st-field">
            <span>{t.note}</span>
            <input
              className="ui-input"
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </label>
          <FailureNotice error={act.error} />
          <div>
            <Button type="primary" loading={act.isPending} onClick={submit}>
              {t.submitRound(changes.size)}
            </Button>
          </div>
        </div>
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
