import { linked, shown, sortedBy } from "../../../../web/kit/columns.tsx";
import { listPage } from "../../../../web/kit/list-page.tsx";
import { Chinese } from "../../../../web/kit/parts.tsx";
import { say } from "../../../../kernel/fields.ts";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { library, LIBRARY_BEGINNING, LIBRARY_NARROWING, LIBRARY_SORTS, type LibraryRow } from "./kind.ts";
import { api } from "../../web/client.ts";
import "../catalogue.css";
import { PartsInput } from "./parts.tsx";
import { LibraryEnd, version } from "./labels.tsx";
import { askChoices, CHOICES, type Known, unitOptions } from "../resource/use-choices.ts";
import { PlacedUnit } from "../resource/labels.tsx";

const LIBRARIES = "GET /api/libraries";

/** Theme and special libraries, those that end first before the others. */
export default listPage<LibraryRow, typeof LIBRARY_BEGINNING, Known, typeof LIBRARY_NARROWING>(library, {
  path: "/data/libraries",
  route: LIBRARIES,
  list: (query) => api(LIBRARIES, { query }),
  narrowing: LIBRARY_NARROWING,
  lead: say(
    "在已发布的目录之上按主题或专门用途组成的库：有名称、版本、用途和有效期；只展示各目录允许共享的数据项。",
    "Libraries made of published resources by theme or for a special purpose: with name, version, purpose and last day. They show only items that their resources share.",
  ),
  none: {
    title: say("还没有主题库或专题库", "There are no libraries yet"),
    help: say(
      "先发布目录，再从中选取数据项编制第一个库。",
      "Publish resources first, then take items of them into the first library.",
    ),
  },
  columns: [
    sortedBy(
      "title",
      linked(say("名称", "Name"), { to: ({ id }) => `/data/libraries/${id}`, text: ({ name }) => name }),
    ),
    shown(say("类型和用途", "Sort and purpose"), ({ sort, purpose }, { sentence }) => (
      <span className="ui-column">
        <span>{sentence(LIBRARY_SORTS[sort])}</span>
        <Chinese>{purpose}</Chinese>
      </span>
    )),
    shown(say("责任单位", "Responsible unit"), ({ unitName, regionCode }) => (
      <PlacedUnit name={unitName} regionCode={regionCode} />
    )),
    shown(say("内容", "Holds"), ({ resources, items }, { sentence }) =>
      sentence(say(`${resources} 条目录，${items} 个数据项`, `${resources} resources, ${items} items`)),
    ),
    shown(say("有效期", "Valid"), (row) => <LibraryEnd {...row} />, { sort: "until" }),
    shown(
      say("状态", "Status"),
      ({ status, versions }, { sentence }) => (
        <span className="ui-column">
          {sentence(library.statuses[status])}
          {versions > 0 && <span className="ui-quiet">{sentence(version(versions))}</span>}
        </span>
      ),
      { sort: "status" },
    ),
  ],
  begin: {
    by: ["unit-head", "liaison", "data-officer"],
    fields: LIBRARY_BEGINNING,
    inputs: { parts: PartsInput },
    help: say(
      "保存后是草稿；由所在地数据专员发布。",
      "It is a draft once saved; the data officer of its city publishes it.",
    ),
    known: { route: CHOICES, ask: askChoices },
    ground: (known) => {
      const { units, day } = known;
      const [first] = units;
      if (first === undefined)
        return say(
          "您的账号没有关联单位，不能编制库。",
          "Your account belongs to no unit, so that no library can be drafted.",
        );
      return { choices: { unitId: unitOptions(known) }, initial: { unitId: first.id }, day };
    },
    send: (content) => api("POST /api/libraries", { body: { key: newRequestKey(), content } }),
  },
});
