import { say } from "../../../../kernel/fields.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { chinese, linked, named, shown } from "../../../../web/kit/columns.tsx";
import { listPage } from "../../../../web/kit/list-page.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import { correction } from "./kind.ts";
import type { CorrectionRow } from "../replies.ts";
import { api } from "../../web/client.ts";
import { text } from "./words.ts";
import "../oversight.css";
import { text as shared } from "../words.ts";

const LIST = "GET /api/data/corrections";

function Waits() {
  const t = useText(text);
  return <span className="ui-label ui-label-river">{t.waits}</span>;
}

function Late() {
  const s = useText(shared);
  return <span className="ov-late">{s.late}</span>;
}

const name = linked<CorrectionRow>(say("数据资源", "Resource"), {
  to: ({ id }) => `/data/corrections/${id}`,
  text: ({ resourceName }) => resourceName,
});

/** Corrections: which wait for an answer, and who has applied them. */
export default listPage<CorrectionRow>(correction, {
  path: "/data/corrections",
  route: LIST,
  list: (query) => api(LIST, { query }),
  lead: (allows) => (allows(["applicant"]) ? leadOf("leadApplicant") : leadOf("lead")),
  none: {
    title: say("还没有校核申请", "No correction was asked for yet"),
    help: say(
      "使用共享数据时发现差错，可在这里申请校核。",
      "When you find an error in shared data, ask here for its correction.",
    ),
  },
  columns: [
    {
      ...name,
      show: (row, ground) => (
        <span className="ui-row">
          {name.show(row, ground)}
          {row.waitsForMe && <Waits />}
        </span>
      ),
    },
    chinese(say("提供部门", "Provider"), ({ provider }) => provider),
    shown(say("申请", "Asked by"), ({ asker }, { sentence }) =>
      asker === null ? sentence(say("数据主体", "data subject")) : <span lang="zh-CN">{asker}</span>,
    ),
    named(say("状态", "Status"), correction.statuses, ({ status }) => status),
    shown(say("答复期限", "Answer due"), ({ due, late }, { language }) => (
      <span className="ui-column">
        {formatDay(due, language)}
        {late && <Late />}
      </span>
    )),
    shown(say("应用进度", "Applied"), ({ recipients, applied }, { sentence }) =>
      recipients === 0
        ? "—"
        : sentence(say(`${applied}/${recipients} 个单位`, `${applied} of ${recipients} units`)),
    ),
  ],
  begin: { by: ["liaison", "unit-head", "applicant"], at: "/data/corrections/new" },
});

function leadOf(which: "lead" | "leadApplicant") {
  return say(text.zh[which], text.en[which]);
}
