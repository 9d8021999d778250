import { say } from "../../../../kernel/fields.ts";
import { formatInstant } from "../../../../web/frame/format.ts";
import { chinese, dayOf, shown } from "../../../../web/kit/columns.tsx";
import { Chinese, StatusLabel } from "../../../../web/kit/parts.tsx";
import { rowsOf } from "../../../../web/kit/record-rows.tsx";
import type { ResourceDetail, ResourceNotice, ResourceUser } from "./replies.ts";
import { CHANGES } from "./labels.tsx";

const UNIT = say("单位", "Unit");
const USES = {
  active: { name: say("使用中", "In use"), tone: "grass" },
  suspended: { name: say("已暂停", "Suspended"), tone: "vermilion" },
  terminated: { name: say("已终止", "Terminated"), tone: "quiet" },
} as const;

const Using = rowsOf<ResourceDetail, ResourceUser>({
  title: say("使用单位", "Who uses it"),
  none: { title: say("还没有单位获准使用。", "No unit has a grant yet.") },
  rows: ({ users }) => users,
  columns: [
    { ...chinese(UNIT, ({ unitName }) => unitName), card: "title" },
    shown(say("状态", "Status"), ({ status }, { sentence }) => (
      <StatusLabel name={sentence(USES[status].name)} tone={USES[status].tone} />
    )),
    dayOf(say("有效期至", "Until"), ({ until }) => until),
    chinese(say("用途", "Purposes"), ({ purposes }) => purposes.join("；")),
  ],
});
const Told = rowsOf<ResourceDetail, ResourceNotice>({
  title: say("变更告知", "Changes announced"),
  none: { title: say("还没有需要告知的变更。", "No change had to be announced yet.") },
  rows: ({ notices }) => notices,
  columns: [
    { ...chinese(UNIT, ({ unitName }) => unitName), card: "title" },
    shown(say("变更", "Change"), ({ change, summary }, { sentence }) => (
      <span>
        {sentence(CHANGES[change].name)} · {sentence(summary)}
      </span>
    )),
    shown(say("告知时间", "Told"), ({ at }) => formatInstant(at)),
    shown(say("确认", "Acknowledged"), ({ acknowledgedAt, acknowledgedBy }, { sentence }) =>
      acknowledgedAt === null ? (
        <span className="ui-state ui-state-due-soon">{sentence(say("未确认", "Not yet"))}</span>
      ) : (
        <Chinese>
          {formatInstant(acknowledgedAt)} {acknowledgedBy}
        </Chinese>
      ),
    ),
  ],
});

/** Units that hold a grant, and what they were told of changes. */
export default function Users({ detail }: { readonly detail: ResourceDetail }) {
  return (
    <>
      <Using detail={detail} />
      {detail.inside && <Told detail={detail} />}
    </>
  );
}
