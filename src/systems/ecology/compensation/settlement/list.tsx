import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { pick, say } from "../../../../kernel/fields.ts";
import { urlOf } from "../../../../web/frame/api.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { DownloadButton } from "../../../../web/kit/download-button.tsx";
import { listPage } from "../../../../web/kit/list-page.tsx";
import { SampleLabel, Section } from "../../../../web/kit/parts.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { api } from "../../web/client.ts";
import { Balances, Flows } from "../flows.tsx";
import { WORDS } from "../words.ts";
import { COLUMNS } from "./columns.ts";
import { type Due, settlement, type SettlementRow } from "./kind.ts";

const BOOKS = "GET /api/ecology/books";
const DUE = "GET /api/ecology/compensation-due";

/** What was posted between cities, and what is left to pay once it is netted. */
function Books() {
  const sentence = useSentence();
  const { data } = useQuery({ queryKey: [BOOKS], queryFn: () => api(BOOKS) });
  if (data === undefined) return null;
  return (
    <Section
      title={sentence(WORDS.netting)}
      action={
        <>
          <SampleLabel sample={data.sample} />
          {data.owed.length > 0 && (
            <DownloadButton
              label={sentence(WORDS.booksWorkbook)}
              url={urlOf("GET /api/ecology/books/workbook")}
            />
          )}
        </>
      }
    >
      {data.transfers.length === 0 ? (
        <p className="ui-quiet">{sentence(WORDS.nothing)}</p>
      ) : (
        <>
          <Flows label={sentence(WORDS.netting)} flows={data.transfers} />
          <h3>{sentence(WORDS.balances)}</h3>
          <Balances label={sentence(WORDS.balances)} nets={data.balances} />
          <details>
            <summary>{sentence(WORDS.owed)}</summary>
            <Flows label={sentence(WORDS.owed)} flows={data.owed} />
          </details>
        </>
      )}
    </Section>
  );
}

function Agreements() {
  const sentence = useSentence();
  return <Link to="/ecology/compensation/agreements">{sentence(WORDS.agreements)}</Link>;
}

const BEGINNING = { period: pick(say("协议和期次", "Agreement and period")) };

/** Who owes whom, and how far each period is. */
export default listPage<
  SettlementRow,
  typeof BEGINNING,
  { readonly due: readonly Due[]; readonly day: string }
>(settlement, {
  path: "/ecology/compensation",
  route: "GET /api/ecology/settlements",
  list: (query) => api("GET /api/ecology/settlements", { query }),
  lead: say(
    "按协议和监测结果逐条结算：谁付给谁、多少、为什么。缺月的期次不结算；条款未核实的不入账。",
    "Settled line by line by agreement and readings: who pays whom, how much and why. A period that lacks a month is not settled; unverified terms post nothing.",
  ),
  none: {
    title: say("还没有结算", "Nothing has been settled"),
    help: say(
      "协议生效后，一期结束即可计算。",
      "Once an agreement is in force, a period can be settled when it is over.",
    ),
  },
  columns: { of: COLUMNS },
  workbook: (query) => urlOf("GET /api/ecology/settlement-workbook", { query }),
  Actions: Agreements,
  Above: Books,
  begin: {
    by: ["liaison", "unit-head"],
    fields: BEGINNING,
    help: say(
      "取本单位为一方、已经生效的协议，选已经结束的一期；缺监测数据会说明缺哪几个月。",
      "Choose a period that is over of an agreement in force to which your unit is a party; what lacks is told by month.",
    ),
    known: { route: DUE, ask: () => api(DUE) },
    ground: ({ due, day }) => {
      const period = due.flatMap(({ id, name, periods }) =>
        periods.map((each) => ({ value: `${id} ${each}`, label: `${name} · ${each}` })),
      );
      return period.length === 0
        ? say(
            "没有可以结算的期次：协议未生效，或各期都已计算。",
            "There is no period to settle: no agreement is in force, or each period is settled already.",
          )
        : { choices: { period }, day };
    },
    send: ({ period }) => {
      const [agreement = "", name = ""] = period.split(" ");
      return api("POST /api/ecology/settlements", {
        body: { key: newRequestKey(), seed: { agreement, period: name } },
      });
    },
  },
});
