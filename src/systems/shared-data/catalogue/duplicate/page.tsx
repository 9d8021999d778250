import { Link } from "react-router";
import { choice, city, say } from "../../../../kernel/fields.ts";
import type { AskedOf } from "../../../../kernel/record-kind.ts";
import { regionWords } from "../../../../kernel/region.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { shown } from "../../../../web/kit/columns.tsx";
import { listPage } from "../../../../web/kit/list-page.tsx";
import { Chinese, SampleLabel, StatusLabel } from "../../../../web/kit/parts.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { orderAsked } from "../../../../web/kit/sorting.ts";
import { rowActs } from "../../../../web/kit/row-acts.tsx";
import { api } from "../../web/client.ts";
import "../catalogue.css";
import {
  duplicate,
  DUPLICATE_ORDERS,
  type DuplicateList,
  type DuplicateRow,
  type DuplicateState,
  sideOf,
} from "./kind.ts";

const DUPLICATES = "GET /api/resource-duplicates";
const BY = Object.keys(DUPLICATE_ORDERS) as (keyof typeof DUPLICATE_ORDERS)[];
const STATES = {
  open: duplicate.statuses.open,
  decided: say("已认定", "Decided"),
  all: say("全部", "All"),
};
const NARROWING = {
  state: choice(say("状态", "State"), STATES),
  city: city(say("城市", "City")),
};

const side = (
  of: (row: DuplicateRow) => DuplicateRow["left"],
  more: { readonly card?: "title"; readonly sort?: string } = {},
) =>
  shown<DuplicateRow>(
    say("数据目录", "Resource"),
    (row, { sentence }) => {
      const { id, code, name, providerName, regionCode, items, sample } = of(row);
      return (
        <div className="ui-column ct-notes">
          <span>
            <Link to={`/data/catalogue/${id}`} lang="zh-CN">
              {name}
            </Link>{" "}
            <SampleLabel sample={sample} />
          </span>
          <span className="ui-quiet">
            {code} · <Chinese>{providerName}</Chinese> · {sentence(regionWords(regionCode))}
          </span>
          <span>
            <span className="ui-quiet">{sentence(say("数据项", "Data items"))} </span>
            <span lang="zh-CN">
              {items.map((item, at) => (
                <span key={item}>
                  {at > 0 && "、"}
                  {row.sharedItems.includes(item) ? <b>{item}</b> : item}
                </span>
              ))}
            </span>
          </span>
        </div>
      );
    },
    more,
  );

const unitName = ({ left, right }: DuplicateRow, unitId: string): string =>
  left.providerId === unitId ? left.providerName : right.providerName;

/** Resources that seem to hold the same, for the department in charge to decide on. */
export default listPage<DuplicateRow, never, never, typeof NARROWING, DuplicateList>(
  { name: duplicate.name },
  {
    path: "/data/duplicates",
    route: DUPLICATES,
    orders: DUPLICATE_ORDERS,
    usual: 20,
    list: ({ state = "open", city: of, page, size, sort, reversed }) =>
      api(DUPLICATES, {
        query: {
          state: state as keyof typeof STATES,
          city: of,
          page,
          size,
          ...orderAsked({ sort, reversed }, BY),
        },
      }),
    lead: say(
      "不同部门、不同城市的目录中名称和数据项相近的。由主管部门认定：是同一数据的确定数源部门（条例第十九条），是各地同类数据的各管各的。",
      "Resources of different units and cities whose names and items are alike. The department in charge decides: the same data gets one lead source (article 19); the same kind in each place stays with each.",
    ),
    none: {
      title: say("没有待认定的相近目录", "Nothing to decide"),
      help: say(
        "发布更多目录后，这里会列出可能重复的。",
        "As more resources are published, likely duplicates will stand here.",
      ),
    },
    search: null,
    narrowing: NARROWING,
    unasked: { state: "open" },
    keyOf: ({ left, right }) => `${left.id} ${right.id}`,
    columns: [
      shown(
        say("相近程度", "Alike"),
        ({ likeness, sharedItems }, { sentence }) => (
          <span className="ui-column">
            <strong>{Math.round(likeness * 100)}%</strong>
            <span className="ui-quiet">
              {sentence(say(`共有 ${sharedItems.length} 项`, `${sharedItems.length} items in common`))}
            </span>
          </span>
        ),
        { sort: "likeness", compared: { by: ({ likeness }) => likeness, whole: 1 } },
      ),
      side(({ left }) => left, { card: "title", sort: "name" }),
      { ...side(({ right }) => right), sort: "other", name: say("相近目录", "Resembles") },
      shown(duplicate.acts.decide.name, (row, { sentence, language }) => {
        const { decided, proposedLead } = row;
        const lead = decided === null ? proposedLead?.unitId : decided.leadUnitId;
        return (
          <span className="ui-column ct-notes">
            <span>
              <StatusLabel
                name={sentence(duplicate.statuses[decided?.decision ?? "open"])}
                tone={decided?.decision === "same" ? "river" : "quiet"}
              />
            </span>
            {lead && (
              <span className="ui-quiet">
                {sentence(
                  decided === null
                    ? say("建议数源部门：", "Proposed lead source: ")
                    : say("数源部门：", "Lead source: "),
                )}
                <Chinese>{unitName(row, lead)}</Chinese>
                {decided === null && proposedLead !== null && ` · ${sentence(proposedLead.why)}`}
              </span>
            )}
            {decided !== null && (
              <>
                <Chinese>{decided.note}</Chinese>
                <span className="ui-quiet">
                  <Chinese>{decided.by}</Chinese> · {formatDay(decided.on, language)}
                </span>
              </>
            )}
          </span>
        );
      }),
    ],
    Opened,
  },
);

type Asked = AskedOf<typeof duplicate.acts>;

/** What the reader may decide on a pair; the lead source that is proposed stands in the form until another is decided. */
const Decide = rowActs<DuplicateRow, DuplicateState, Asked>(duplicate, {
  keyOf: ({ left, right }) => `${left.id}:${right.id}`,
  stateOf: ({ left, right, decided, proposedLead }) => ({
    ...(decided ?? { decision: null, note: "", by: "", on: "" }),
    left: sideOf(left),
    right: sideOf(right),
    leadUnitId: decided?.leadUnitId ?? proposedLead?.unitId ?? left.providerId,
  }),
  choices: ({ left, right }) => ({
    leadUnitId: [left, right].map((each) => ({ value: each.providerId, label: each.providerName })),
  }),
  send: ({ left, right, decided }, { type: _, ...values }) => {
    const decision = decided && { id: decided.id, version: decided.version };
    const body = { key: newRequestKey(), decision, left: left.id, right: right.id, ...values };
    return api("POST /api/resource-duplicates", { body });
  },
  touches: [DUPLICATES, "GET /api/resources/:id"],
});

function Opened({ row, found }: { readonly row: DuplicateRow; readonly found: DuplicateList }) {
  const sentence = useSentence();
  if (row.mayDecide.length > 0) return <Decide {...{ row, found }} />;
  const whose = say(
    "由所在城市或自治区的数据主管部门认定。",
    "The data officer of the city or of the region decides.",
  );
  return <p className="ui-quiet">{sentence(whose)}</p>;
}
