import { Link } from "react-router";
import { choice, city, line, say } from "../../../../kernel/fields.ts";
import { urlOf } from "../../../../web/frame/api.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { named, shown } from "../../../../web/kit/columns.tsx";
import { DownloadButton } from "../../../../web/kit/download-button.tsx";
import { listPage } from "../../../../web/kit/list-page.tsx";
import { SampleLabel } from "../../../../web/kit/parts.tsx";
import type { AskedBy } from "../../../../web/kit/record-list.tsx";
import { api } from "../../web/client.ts";
import { ImportUpload } from "../../../../web/kit/import-upload.tsx";
import { WORKERS } from "../../domain/roles.ts";
import "../catalogue.css";
import { ClassTree } from "./class-tree.tsx";
import { ATTRIBUTE_WORDS, CONTENT, CYCLE_WORDS, type SharingAttribute } from "./content.ts";
import { type Known, RESOURCES } from "./use-choices.ts";
import { AttributeLabel, ClockWords, PlacedUnit, ResourceStatusLabel } from "./labels.tsx";
import { NoticesPanel } from "./notices.tsx";
import type { RESOURCE_ASKING } from "./kind.ts";
import { RESOURCE_ORDERS, type ResourceRow } from "./replies.ts";
import { RESOURCE, type ResourceStatus } from "./state.ts";

const NARROWING = {
  class: line(say("目录分类", "Class")),
  city: city(say("地区", "Region")),
  attribute: choice(CONTENT.attribute.name, ATTRIBUTE_WORDS),
  mine: choice(say("范围", "Scope"), {
    own: say("本单位的目录", "My unit's"),
    waiting: say("等我办理的", "Waiting for me"),
  }),
};
type Asked = AskedBy<typeof NARROWING>;
type Catalogue = Awaited<ReturnType<typeof list>>;

/** What the address asks; a class that is none narrows nothing, like any other choice that is none. */
const queryOf = ({ attribute, status, mine, class: within = "", sort, ...asked }: Asked) => ({
  ...asked,
  sort: sort as keyof typeof RESOURCE_ORDERS | undefined,
  class: /^\d{1,12}$/.test(within) ? within : undefined,
  attribute: attribute as SharingAttribute | undefined,
  status: status as ResourceStatus | undefined,
  mine: mine as "own" | "waiting" | undefined,
});
const list = (asked: Asked) => api(RESOURCES, { query: queryOf(asked) });

/** What data the departments can share, and where its cataloguing stands. */
export default listPage<ResourceRow, typeof RESOURCE_ASKING, Known, typeof NARROWING, Catalogue>(RESOURCE, {
  path: "/data/catalogue",
  route: RESOURCES,
  list,
  lead: say(
    "按《政务数据共享条例》第十三条至第十七条编制、审核和发布；四市各部门在这里查找可以共享的数据。",
    "Drafted, reviewed and published under articles 13 to 17 of the Regulation on the Sharing of Government Data; what the departments of the four cities can share is found here.",
  ),
  none: {
    title: say("还没有目录", "The catalogue is empty"),
    help: (allows) =>
      allows(WORKERS)
        ? say(
            "编制第一条目录，或导入现有的目录表（Excel）或 DCAT 文件。",
            "Draft the first resource, or import a list that is there (Excel) or a DCAT file.",
          )
        : say("目录发布后会列在这里。", "Published resources will stand here."),
  },
  search: say("按名称、代码、数据项或提供单位查找", "Name, code, data item or provider"),
  narrowing: NARROWING,
  orders: RESOURCE_ORDERS,
  narrowedBy: { mine: WORKERS },
  Actions,
  Above: NoticesPanel,
  Beside: ClassTree,
  columns: [
    shown(
      say("目录", "Resource"),
      ({ id, name, code, sample, personLevel }, { sentence }) => (
        <span className="ui-column kit-cell">
          <span>
            <Link to={`/data/catalogue/${id}`} lang="zh-CN">
              {name}
            </Link>{" "}
            <SampleLabel sample={sample} />
          </span>
          <span className="ui-quiet">
            {code}
            {personLevel && ` · ${sentence(say("涉及个人", "About persons"))}`}
          </span>
        </span>
      ),
      { card: "title", sort: "name" },
    ),
    shown(CONTENT.providerId.name, ({ providerName, regionCode }) => (
      <PlacedUnit name={providerName} regionCode={regionCode} />
    )),
    shown(CONTENT.attribute.name, ({ attribute }) => <AttributeLabel attribute={attribute} />, {
      sort: "attribute",
    }),
    shown(
      CONTENT.items.name,
      ({ itemCount }, { sentence }) => sentence(say(`${itemCount} 项`, `${itemCount}`)),
      {
        figure: true,
      },
    ),
    named(CONTENT.updateCycle.name, CYCLE_WORDS, ({ updateCycle }) => updateCycle),
    shown(
      say("状态", "Status"),
      ({ status, publishedOn, versions, clock }, { sentence, language }) => {
        const day = formatDay(publishedOn, language);
        return (
          <span className="ui-column">
            <span>
              <ResourceStatusLabel status={status} />
            </span>
            {clock !== null && <ClockWords clock={clock} />}
            {publishedOn !== null && (
              <span className="ui-quiet">
                {sentence(say(`${day} 发布 · 第 ${versions} 版`, `Published ${day} · Version ${versions}`))}
              </span>
            )}
          </span>
        );
      },
      { sort: "status" },
    ),
  ],
  begin: { by: WORKERS, load: () => import("./begin.tsx") },
});

/** Imports, and exports of what the list shows. */
function Actions({ asked }: { readonly asked: Asked }) {
  const sentence = useSentence();
  const mayWrite = useAllows()(WORKERS);
  const { page: _, size: _size, ...query } = queryOf(asked);
  return (
    <>
      {mayWrite && (
        <ImportUpload
          label={sentence(say("导入", "Import"))}
          route="POST /api/catalogue-imports"
          accept=".xlsx,.xls,.et,.csv,.jsonld,.json"
          help={sentence(
            say(
              "Excel（列名不限）或 DCAT 3 的 JSON-LD（.jsonld）。",
              "Excel with any headings, or DCAT 3 as JSON-LD (.jsonld).",
            ),
          )}
          to={(id) => `/data/catalogue/imports/${id}`}
        />
      )}
      <DownloadButton
        label={sentence(say("导出 Excel", "Export to Excel"))}
        url={urlOf("GET /api/resource-workbook", { query })}
      />
      <DownloadButton
        label={sentence(say("导出 DCAT", "Export as DCAT"))}
        url={urlOf("GET /api/resource-dcat", { query })}
      />
    </>
  );
}
