import { lazy, Suspense, useState } from "react";
import { choice, day, say, UNITS } from "../../../../kernel/fields.ts";
import { column, type ListedColumns } from "../../../../kernel/list.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { listPage } from "../../../../web/kit/list-page.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { RowsSkeleton } from "../../../../web/kit/skeletons.tsx";
import { api } from "../../web/client.ts";
import { CITY_PARTIES } from "../party.ts";
import { WORDS } from "../words.ts";
import { agreement, type AgreementRow } from "./kind.ts";
import { TERMS } from "./terms.ts";

const CHOICES = "GET /api/ecology/finance-bureaus";

const COLUMNS: ListedColumns<AgreementRow> = {
  name: column(TERMS.name, ({ name }) => name, {
    to: ({ id }) => `/ecology/compensation/agreements/${id}`,
    sort: "title",
  }),
  upstream: column(choice(say("上游", "Upstream"), CITY_PARTIES), ({ upstream }) => upstream),
  downstream: column(choice(say("下游", "Downstream"), CITY_PARTIES), ({ downstream }) => downstream),
  from: column(day(TERMS.from.name), ({ from }) => from, { sort: "day" }),
  until: column(day(TERMS.until.name), ({ until }) => until, { sort: "until" }),
  standing: column(TERMS.standing, ({ standing }) => standing),
  status: column(choice(say("状态", "Status"), agreement.statuses), ({ status }) => status, {
    sort: "status",
  }),
};

// The engine and its terms load when somebody wants to try them out.
const Published = lazy(() => import("./published.tsx"));

function Others() {
  const sentence = useSentence();
  const [open, setOpen] = useState(false);
  return (
    <details className="ui-panel" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{sentence(WORDS.published)}</summary>
      {open && (
        <Suspense fallback={<RowsSkeleton rows={4} />}>
          <Published />
        </Suspense>
      )}
    </details>
  );
}

type Known = {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly day: string;
};

/** Agreements between finance bureaus, from draft to renewal. */
export default listPage<AgreementRow, typeof TERMS, Known>(agreement, {
  path: "/ecology/compensation/agreements",
  route: "GET /api/ecology/agreements",
  list: (query) => api("GET /api/ecology/agreements", { query }),
  lead: say(
    "上下游签订书面协议，写明条例第十七条七项；双方签订并生效后才能结算。四市之间的条款没有查到公开文本，由双方填写。",
    "Upstream and downstream sign a written agreement that states the seven items of article 17; it is settled once both signed and it is in force. No public text of terms between the four cities was found: both parties fill them in.",
  ),
  none: {
    title: say("还没有协议", "There is no agreement"),
    help: say(
      "由任一方财政部门起草；签订前可以试算。",
      "Either finance bureau drafts one; it can be tried out before signing.",
    ),
  },
  columns: { of: COLUMNS },
  Above: Others,
  begin: {
    by: ["liaison", "unit-head"],
    fields: TERMS,
    help: say(
      "本单位须是上游或下游一方。金额可写 元、万元、亿元。",
      "Your unit is one of the parties. Amounts may be written in 元, 万元 or 亿元.",
    ),
    known: { route: CHOICES, ask: () => api(CHOICES) },
    ground: ({ units, day: today }) => ({
      choices: { [UNITS]: units.map(({ id, name }) => ({ value: id, label: name, lang: "zh-CN" })) },
      day: today,
    }),
    send: (seed) => api("POST /api/ecology/agreements", { body: { key: newRequestKey(), seed } }),
  },
});
