import { urlOf } from "../../../web/frame/api.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { figure, shown } from "../../../web/kit/columns.tsx";
import { DownloadButton } from "../../../web/kit/download-button.tsx";
import { importPage } from "../../../web/kit/import-page.tsx";
import { LINT_RULES } from "../domain/items/lint.ts";
import { FindingWords } from "../web/items/finding.tsx";
import "../web/items/items.css";
import { RuleCounts } from "../web/items/rule-counts.tsx";
import { ITEM_OUTCOMES, type ItemImport, type ItemLine } from "./line.ts";
import { text } from "./words.ts";

/** The file as it came, and what of it was put right. */
function Files({ view }: { readonly view: ItemImport }) {
  const t = useText(text);
  const url = (what: "workbook" | "file") =>
    urlOf(`GET /api/item-imports/:import/${what}`, { params: { import: view.id } });
  return (
    <span className="ui-row">
      <DownloadButton label={t.file} url={url("file")} />
      {(view.counts["items"] ?? 0) > 0 && <DownloadButton label={t.workbook} url={url("workbook")} />}
    </span>
  );
}

const FIGURES = ["items", "materials", "blocked", "findings", "errors", "corrections"] as const;

/** How much was read, and in how many items each rule found something. */
function Summary(props: {
  readonly view: ItemImport;
  readonly show: string;
  readonly onShow: (show: string) => void;
}) {
  const t = useText(text);
  const { language } = useLanguage();
  const { counts } = props.view;
  const byRule = LINT_RULES.flatMap(({ id }) => {
    const items = counts[id] ?? 0;
    return items === 0 ? [] : [{ rule: id, items }];
  });
  return (
    <>
      <section className="ui-panel" aria-labelledby="import-counts">
        <h2 id="import-counts">{t.counts}</h2>
        <dl className="it-fields it-figures">
          {FIGURES.map((each) => (
            <div key={each}>
              <dt>{t.countWords[each]}</dt>
              <dd>{formatFigure(counts[each] ?? 0, language)}</dd>
            </div>
          ))}
        </dl>
      </section>
      {byRule.length > 0 && (
        <section className="ui-panel ui-stack" aria-labelledby="import-findings">
          <h2 id="import-findings">{t.findings}</h2>
          <p className="ui-quiet">{t.findingsHelp}</p>
          <RuleCounts
            counts={byRule.toSorted((a, b) => b.items - a.items)}
            chosen={props.show}
            onChoose={(rule) => props.onShow(rule ?? "all")}
          />
        </section>
      )}
    </>
  );
}

/** A city's export of its items on its way in. */
export default importPage<ItemLine>({
  path: "/api/item-imports",
  title: { zh: "事项导入", en: "Import of items" },
  what: { zh: "事项库", en: "the items" },
  above: ({ scope }) => [{ title: { zh: "事项库", en: "Items" }, path: `/items?city=${scope}` }],
  outcomes: ITEM_OUTCOMES,
  shows: {
    errors: { zh: "有错误的", en: "With findings that are errors" },
    corrections: { zh: "可确定更正的", en: "With certain corrections" },
  },
  narrows: Object.fromEntries(LINT_RULES.map(({ id, says }) => [id, says])),
  results: {
    entered: { zh: "新入库", en: "entered" },
    replaced: { zh: "替换", en: "replaced" },
    unchanged: { zh: "无变化", en: "unchanged" },
  },
  questions: {},
  entry: (id) => `/items/${id}`,
  entering: {
    zh: "同一实施编码的旧事项被替换，旧版本连同日期保留；表中没有的事项不动。",
    en: "An older item with the same implementation code is replaced and stays with its days; items that the file does not name are left alone.",
  },
  actions: (view) => <Files view={view as ItemImport} />,
  summary: (view, show, onShow) => <Summary view={view as ItemImport} show={show} onShow={onShow} />,
  columns: [
    figure({ zh: "材料", en: "Materials" }, ({ materials }) => materials),
    shown({ zh: "检查结果", en: "Findings" }, ({ findings }) =>
      findings.map((finding) => (
        <FindingWords key={`${finding.rule} ${finding.material}`} finding={finding} />
      )),
    ),
  ],
});
