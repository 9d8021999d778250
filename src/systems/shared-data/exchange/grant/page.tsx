import { Due } from "../../../../web/kit/due.tsx";
import { choice, say } from "../../../../kernel/fields.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { chinese, figure, linked, shown, sortedBy } from "../../../../web/kit/columns.tsx";
import { listPage } from "../../../../web/kit/list-page.tsx";
import { orderAsked } from "../../../../web/kit/sorting.ts";
import type { Rows } from "../../../../web/kit/record-list.tsx";
import { GRANT_ORDERS, type GrantRow } from "../../requests/view.ts";
import { MODE_WORDS } from "./grant.ts";
import { api } from "../../web/client.ts";
import { GrantUsage } from "./usage.tsx";

const LIST = "GET /api/data/grants";
const STATUSES = {
  active: say("有效", "Active"),
  suspended: say("已暂停", "Suspended"),
  terminated: say("已终止", "Ended"),
};
const TONES = { active: "grass", suspended: "vermilion", terminated: "quiet" } as const;
const BY = Object.keys(GRANT_ORDERS) as (keyof typeof GRANT_ORDERS)[];
const NARROWING = {
  side: choice(say("方向", "Direction"), {
    asked: say("本单位使用的", "Used by us"),
    given: say("本单位提供的", "Provided by us"),
  }),
};
const name = linked<GrantRow>(say("数据目录", "Resource"), {
  to: ({ id }) => `/data/requests/${id}`,
  text: ({ resourceName }) => resourceName,
});

/** What was granted, to whom, until when, and what ends soon. */
export const list = listPage<GrantRow, never, never, typeof NARROWING, Rows<GrantRow>>(
  { name: say("共享授权", "Grants"), statuses: STATUSES },
  {
    path: "/data/grants",
    route: LIST,
    orders: GRANT_ORDERS,
    list: ({ status, side, sort, reversed }) =>
      api(LIST, {
        query: {
          ...orderAsked({ sort, reversed }, BY),
          status: status as GrantRow["status"],
          side: side as "asked" | "given",
        },
      }),
    lead: say(
      "同意共享并已提供的数据：给谁、什么用途、用到哪一天。暂停的授权，下一次读取即被拒绝。",
      "Data that was granted and delivered: to whom, for what, until when. Under a suspended grant the next reading is refused.",
    ),
    none: {
      title: say("还没有共享授权", "There are no grants yet"),
      help: say(
        "申请得到同意并且数据已经提供之后，授权会列在这里。",
        "A grant appears here once a request was granted and its data delivered.",
      ),
    },
    search: null,
    narrowing: NARROWING,
    columns: [
      {
        ...name,
        sort: "name",
        show: (row, ground) => (
          <span className="ui-column">
            {name.show(row, ground)}
            <span className="ui-quiet">
              {row.resourceCode} · {ground.sentence(MODE_WORDS[row.mode])}
            </span>
          </span>
        ),
      },
      shown(say("提供部门 → 需求部门", "Provider → requester"), ({ requester, provider }) => (
        <span className="ui-column" lang="zh-CN">
          <span>{provider}</span>
          <span>→ {requester}</span>
        </span>
      )),
      sortedBy(
        "until",
        shown(
          say("状态", "Status"),
          ({ status, expired, renewalDue, until, from }, { language, sentence }) => (
            <span className="ui-column">
              <span>
                <span className={`ui-label ui-label-${expired ? "ochre" : TONES[status]}`}>
                  {sentence(expired ? say("已到期，待处置", "Expired, to be disposed of") : STATUSES[status])}
                </span>
              </span>
              <span className="ui-quiet">
                <span className="kit-day">{formatDay(from, language)} –</span>{" "}
                <span className="kit-day">{formatDay(until, language)}</span>
              </span>
              {renewalDue && (
                <Due tone="soon">
                  {sentence(
                    say("30 天内到期，需要的请申请续期", "Ends within 30 days: ask to renew if it is needed"),
                  )}
                </Due>
              )}
            </span>
          ),
        ),
      ),
      chinese(say("数据项", "Items"), ({ items }) => items.join("、")),
      sortedBy(
        "calls",
        figure(say("每日次数", "Calls a day"), ({ callsPerDay }) => callsPerDay),
      ),
      shown(say("使用情况", "Use"), ({ id }) => <GrantUsage grant={id} />),
    ],
  },
);
