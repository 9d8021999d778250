import type { Column } from "../../../../web/kit/data-table.tsx";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { fieldSpec } from "../../domain/items/item-fields.ts";
import type { Finding } from "../../domain/items/lint-rule.ts";
import { ruleOf } from "../../domain/items/lint.ts";
import { STANDING_WORDS } from "../../domain/items/rule-sources.ts";
import { text } from "./finding-text.ts";

const LOOK = { error: "ui-label-vermilion", warning: "ui-label-ochre", hint: "ui-label-quiet" } as const;

export function SeverityLabel({ severity }: { readonly severity: Finding["severity"] }) {
  const t = useText(text);
  return <span className={`ui-label ${LOOK[severity]}`}>{t.severities[severity]}</span>;
}

/** What was found and what to do about it; the source with how far it was read. */
export function FindingWords({ finding }: { readonly finding: Finding }) {
  const t = useText(text);
  const sentence = useSentence();
  const { says, remedy, source } = ruleOf(finding.rule);
  const { before, correction } = finding;
  return (
    <div className="it-finding">
      <p>
        <SeverityLabel severity={finding.severity} /> {sentence(says)}
        {finding.materialName !== null && (
          <>
            {" · "}
            <b lang="zh-CN">{finding.materialName}</b>
          </>
        )}
      </p>
      {(correction !== null || (before !== "" && before !== finding.materialName)) && (
        <p>
          <span className="ui-quiet">{t.before} </span>
          <span lang="zh-CN">{before === "" ? t.empty : before}</span>
          {correction !== null && (
            <>
              <span className="ui-quiet"> → {t.corrected} </span>
              <ins lang="zh-CN" className="it-correction">
                {correction}
              </ins>
            </>
          )}
        </p>
      )}
      <p className="ui-quiet">
        {t.remedy}: {sentence(remedy)}
        <br />
        {t.source}: {sentence(source.title)} · {sentence(STANDING_WORDS[source.standing])}
      </p>
    </div>
  );
}

/** Columns of a list of findings. */
export function useFindingColumns(): readonly Column<Finding>[] {
  const t = useText(text);
  const sentence = useSentence();
  return [
    {
      key: "where",
      title: t.where,
      width: 130,
      card: "mark",
      render: ({ sheet, rows }) => <span lang="zh-CN">{t.place(sheet, String(rows[0] ?? ""))}</span>,
    },
    {
      key: "item",
      title: t.item,
      width: 220,
      card: "title",
      render: ({ item }) => <span lang="zh-CN">{item}</span>,
    },
    { key: "field", title: t.field, width: 130, render: ({ field }) => sentence(fieldSpec(field).name) },
    { key: "what", title: t.what, render: (finding) => <FindingWords finding={finding} /> },
  ];
}
