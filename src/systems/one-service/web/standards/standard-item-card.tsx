import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import type { StandardDetail } from "../../domain/standards/comparison-rows.ts";
import { isAgreed } from "../../domain/standards/standard-record.ts";
import {
  FIELD_NAMES,
  type ProposedItem,
  STANDARD_FIELDS,
  type StandardAct,
  type StandardItem,
} from "../../domain/standards/standard.ts";
import { FieldValue, useCityName } from "./city-words.tsx";
import { ItemEditor } from "./item-editor.tsx";
import { text as shared } from "./shared-text.ts";
import { mayOnStandard, SayForm } from "./standard-acts.tsx";
import { text } from "./standard-text.ts";
import { useStandardAct } from "./use-standards.ts";

type Props = {
  readonly detail: StandardDetail;
  readonly item: StandardItem;
  readonly changed: ProposedItem | null;
  readonly onChange: (item: ProposedItem | null) => void;
};

type Saying = "object" | "comment" | "leave-out";

/** One item of a common list: what it fixes and why, who agrees, and what the reader may do. */
export function StandardItemCard({ detail, item, changed, onChange }: Props) {
  const t = useText(text);
  const s = useText(shared);
  const { key, code, fields, revision, leftOut } = item;
  const left = leftOut !== null;
  const standing = left ? t.leftOutLabel : isAgreed(item) ? t.agreedLabel : t.openLabel;
  const look = left ? "quiet" : isAgreed(item) ? "grass" : "ochre";
  return (
    <details className={left ? "st-item st-item-out" : "st-item"} open={changed !== null || undefined}>
      <summary>
        <span className="st-item-name" lang="zh-CN">
          {fields.name}
        </span>
        <span className="ui-quiet">{code ?? s.noCode}</span>
        {revision > 1 && <span className="ui-quiet">{t.revised(item.round)}</span>}
        <span className={`ui-label ui-label-${look}`}>{standing}</span>
        {changed !== null && <span className="ui-label ui-label-river">{t.changed}</span>}
        <Answers item={item} />
      </summary>
      <div className="st-item-body ui-stack">
        {left && (
          <p className="ui-quiet" lang="zh-CN">
            {t.reason}: {leftOut.reason}
          </p>
        )}
        <Values item={changed ?? item} />
        <Comments item={item} />
        <ItemActs detail={detail} item={item} changed={changed} onChange={onChange} />
        <p className="st-line">
          <Link to={`/items/comparison/${encodeURIComponent(key)}`}>{t.toComparison}</Link>
        </p>
      </div>
    </details>
  );
}

function Answers({ item }: { readonly item: StandardItem }) {
  const t = useText(text);
  const name = useCityName();
  return (
    <ul className="st-answers">
      {CITIES.map(({ code }) => {
        const answer = item.answers[code];
        if (answer === undefined)
          return (
            <li key={code} className="st-waiting">
              {t.answers.waiting(name(code))}
            </li>
          );
        const lapsed = answer.revision !== item.revision;
        return (
          <li key={code} className={lapsed ? "st-waiting" : `st-${answer.kind}`}>
            {lapsed ? t.answers.lapsed(name(code)) : t.answers[answer.kind](name(code))}
          </li>
        );
      })}
    </ul>
  );
}

function Values({ item }: { readonly item: ProposedItem }) {
  const sentence = useSentence();
  return (
    <dl className="st-values">
      {STANDARD_FIELDS.map((field) => (
        <div key={field} className={field === "materials" ? "st-wide" : undefined}>
          <dt>{sentence(FIELD_NAMES[field])}</dt>
          <dd>
            <FieldValue field={field} value={item.fields[field]} />
            {item.reasons[field] !== undefined && (
              <div className="ui-quiet" lang="zh-CN">
                {item.reasons[field]}
              </div>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Comments({ item }: { readonly item: StandardItem }) {
  const t = useText(text);
  const name = useCityName();
  const { language } = useLanguage();
  const said = [
    ...item.comments.map(({ city, text: words, on, round }) => ({ city, words, on, round })),
    ...Object.entries(item.answers)
      .filter(([, { kind }]) => kind === "object")
      .map(([city, { reason, on }]) => ({ city, words: reason, on, round: null })),
  ];
  if (said.length === 0) return null;
  return (
    <section aria-label={t.comments}>
      <h3 className="ui-h2">{t.comments}</h3>
      <ul className="st-list">
        {said.map(({ city, words, on, round }) => (
          <li key={`${city} ${on} ${words}`}>
            {name(city)}{" "}
            <span className="ui-quiet">
              {formatDay(on, language)}
              {round !== null && ` · ${t.round(round)}`}
            </span>{" "}
            <span lang="zh-CN">{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ItemActs({ detail, item, changed, onChange }: Props) {
  const t = useText(text);
  const act = useStandardAct(detail);
  const [saying, setSaying] = useState<Saying | null>(null);
  const [editing, setEditing] = useState(false);
  const { key, revision } = item;
  const may = (asked: StandardAct): boolean => mayOnStandard(detail, asked);
  const agree = { type: "agree", items: [{ key, revision }] } as const;
  const mayEdit = may({
    type: "revise",
    note: "",
    items: [{ ...item, fields: { ...item.fields, name: `${item.fields.name}·` } }],
  });
  const sayings = (
    [
      ["object", t.object, may({ type: "object", key, revision, reason: "·" })],
      ["comment", t.comment, may({ type: "comment", key, text: "·" })],
      ["leave-out", t.leaveOut, may({ type: "leave-out", key, reason: "·" })],
    ] as const
  ).filter(([, , allowed]) => allowed);
  const say = (words: string) => {
    const acts = {
      object: { type: "object", key, revision, reason: words },
      comment: { type: "comment", key, text: words },
      "leave-out": { type: "leave-out", key, reason: words },
    } as const;
    if (saying !== null) act.mutate(acts[saying], { onSuccess: () => setSaying(null) });
  };
  const title = sayings.find(([each]) => each === saying)?.[1];
  return (
    <div className="ui-stack no-print">
      <div className="ui-row">
        {may(agree) && (
          <Button size="small" type="primary" disabled={act.isPending} onClick={() => act.mutate(agree)}>
            {t.agree}
          </Button>
        )}
        {sayings.map(([each, label]) => (
          <Button
            key={each}
            size="small"
            aria-expanded={saying === each}
            onClick={() => setSaying(saying === each ? null : each)}
          >
            {label}
          </Button>
        ))}
        {may({ type: "take-back", key }) && (
          <Button
            size="small"
            disabled={act.isPending}
            onClick={() => act.mutate({ type: "take-back", key })}
          >
            {t.takeBack}
          </Button>
        )}
        {mayEdit && (
          <Button size="small" aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {t.edit}
          </Button>
        )}
        {changed !== null && (
          <Button size="small" onClick={() => onChange(null)}>
            {t.undo}
          </Button>
        )}
      </div>
      {saying === null && <FailureNotice error={act.error} />}
      {saying !== null && title !== undefined && (
        <SayForm
          title={title}
          error={act.error}
          busy={act.isPending}
          onCancel={() => setSaying(null)}
          onSay={say}
        />
      )}
      {editing && (
        <ItemEditor
          item={changed ?? item}
          onCancel={() => setEditing(false)}
          onKeep={(next) => (onChange(next), setEditing(false))}
        />
      )}
    </div>
  );
}
