import { Link } from "react-router";
import type { Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import {
  chinese,
  dayOf,
  factsOf,
  linked,
  named,
  shown,
  sortedBy,
  written,
} from "../../../../web/kit/columns.tsx";
import { type BeginGround, listPage } from "../../../../web/kit/list-page.tsx";
import { Section } from "../../../../web/kit/parts.tsx";
import { recordPage } from "../../../../web/kit/record-page.tsx";
import { rowsOf } from "../../../../web/kit/record-rows.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { api } from "../../web/client.ts";
import "../oversight.css";
import { oversightChoices, type OversightChoices } from "../use-choices.ts";
import type { DisputeStep } from "./dispute-route.ts";
import {
  dispute,
  type DisputableRecord,
  type DisputeAsked,
  type DisputeDetail,
  type Disputed,
  DISPUTED_NAMES,
  type DisputeRow,
  OPENING,
  stepWords,
} from "./kind.ts";

const PATH = "/data/disputes";
const LIST = "GET /api/data/disputes";

/** `kind id unit`, as the choice of a pair sends it. */
const pairOf = ({ kind, id }: DisputableRecord, unitId: string): string => `${kind} ${id} ${unitId}`;

function groundOf(
  data: OversightChoices,
  about: string | undefined,
  sentence: (said: Sentence) => string,
): BeginGround | Sentence {
  const names = new Map(data.units.map(({ id, name }) => [id, name]));
  const pair = data.records.flatMap((record) =>
    record.unitIds
      .filter((unitId) => unitId !== data.own?.id && names.has(unitId))
      .map((unitId) => ({
        about: record.id,
        value: pairOf(record, unitId),
        label: `${sentence(DISPUTED_NAMES[record.kind])} · ${record.title} · ${names.get(unitId)}`,
      })),
  );
  if (pair.length === 0)
    return say(
      "没有可以提出争议的记录：争议要从本单位参与的申请、校核或回流提出。",
      "There is nothing to dispute: a dispute is about a request, correction or return-flow of your own unit.",
    );
  const chosen = pair.find((each) => each.about === about) ?? pair[0];
  return { choices: { pair }, initial: { pair: chosen?.value ?? "" }, day: data.day };
}

/** Disputes and before whom each is; `?new=1&about=<id>` opens the form about a record. */
export const list = listPage<DisputeRow, typeof OPENING, OversightChoices>(dispute, {
  path: PATH,
  route: LIST,
  list: (query) => api(LIST, { query }),
  lead: say(
    "共享中的争议先由双方协商；协商不成，同级的报同级主管部门，跨层级、跨地域的报共同上级主管部门协调；仍未达成一致的，报该主管部门的本级人民政府决定（政务数据共享条例第二十八条）。",
    "The parties negotiate first; where that fails, units of one level go to their data authority, units of different levels or places to the authority above both; what it cannot settle its government decides (Regulation on Government Data Sharing, article 28).",
  ),
  none: {
    title: say("没有争议", "There is no dispute"),
    help: say(
      "与对方单位协商不一致时，从有关的申请、校核或回流提出争议。",
      "Where negotiation with the other unit fails, open a dispute about the request, correction or return-flow.",
    ),
  },
  columns: [
    sortedBy(
      "title",
      linked(say("争议", "Dispute"), { to: ({ id }) => `${PATH}/${id}`, text: ({ title }) => title }),
    ),
    chinese(say("提出", "Opened by"), ({ opener }) => opener),
    chinese(say("对方", "Other party"), ({ other }) => other),
    sortedBy(
      "status",
      named(say("状态", "Status"), dispute.statuses, ({ status }) => status),
    ),
    shown(say("现由谁处理", "Now before"), ({ route, step }, { sentence }) => {
      const now = route[step];
      return now === undefined ? "—" : sentence(stepWords(now));
    }),
    sortedBy(
      "day",
      dayOf(say("提出日期", "Opened on"), ({ openedOn }) => openedOn),
    ),
  ],
  begin: {
    by: ["liaison", "unit-head", "data-officer"],
    fields: OPENING,
    help: say(
      "选择与之有关的申请、校核或回流，再选对方单位；处理机关由双方的行政区划自动得出。不要写个人姓名和证件号码。",
      "Choose the request, correction or return-flow that it is about, then the other unit; who settles it follows from both areas. No names or numbers of persons.",
    ),
    known: oversightChoices,
    ground: groundOf,
    send: ({ pair, title, claim }) => {
      const [kind, id = "", otherId = ""] = pair.split(" ");
      const about = { kind: kind as DisputableRecord["kind"], id };
      const seed = { title, claim, about, otherId };
      return api("POST /api/data/disputes", { body: { key: newRequestKey(), seed } });
    },
  },
});

const PLACES: Readonly<Record<Disputed, string>> = {
  request: "/data/requests",
  correction: "/data/corrections",
  "return-flow": "/data/return-flows",
};

type Note = DisputeDetail["state"]["notes"][number] & { readonly unit: string | undefined };
type Decision = DisputeDetail["state"]["decisions"][number] & { readonly by: DisputeStep | undefined };
const DAY = say("日期", "Day");
const { text, reference } = dispute.acts.decide.asks;

const Negotiation = rowsOf<DisputeDetail, Note>({
  title: say("协商情况", "Negotiation"),
  rows: ({ state, names }) => state.notes.map((note) => ({ ...note, unit: names[note.unitId] })),
  columns: [
    dayOf(DAY, ({ on }) => on),
    { ...chinese(say("单位", "Unit"), ({ unit }) => unit), card: "title" },
    written(text.name, (note) => note.text),
  ],
});
const Decisions = rowsOf<DisputeDetail, Decision>({
  title: say("处理意见", "Decisions"),
  rows: ({ state }) => state.decisions.map((each) => ({ ...each, by: state.route[each.step] })),
  columns: [
    dayOf(DAY, ({ on }) => on),
    shown(say("处理机关", "By"), ({ by }, { sentence }) => by && sentence(stepWords(by)), { card: "title" }),
    chinese(reference.name, (each) => each.reference),
    written(text.name, (each) => each.text),
  ],
});

/** One dispute: its route, what was said, what was decided. */
export const record = recordPage<DisputeDetail["state"], DisputeDetail, DisputeAsked>(dispute, {
  path: PATH,
  route: LIST,
  open: (id) => api("GET /api/data/disputes/:dispute", { params: { dispute: id } }),
  act: (id, body) => api("POST /api/data/disputes/:dispute/acts", { params: { dispute: id }, body }),
  title: ({ title }) => title,
  Before: Route,
  Facts: factsOf<DisputeDetail>([
    chinese(say("提出", "Opened by"), ({ state, names }) => names[state.opener.unitId]),
    chinese(say("对方", "Other party"), ({ state, names }) => names[state.other.unitId]),
    dayOf(say("提出日期", "Opened on"), ({ state }) => state.openedOn),
    shown(say("有关记录", "About"), ({ state: { about } }, { sentence }) => (
      <Link to={`${PLACES[about.kind]}/${about.id}`}>{sentence(DISPUTED_NAMES[about.kind])}</Link>
    )),
    dayOf(say("办结日期", "Closed on"), ({ state }) => state.closedOn),
    written(say("争议内容", "Disputed"), ({ state }) => state.claim),
  ]),
  After: ({ detail }) => (
    <>
      <Negotiation detail={detail} />
      <Decisions detail={detail} />
    </>
  ),
});

type OfDetail = { readonly detail: DisputeDetail };

function Route({ detail: { state } }: OfDetail) {
  const sentence = useSentence();
  const closed = state.status === "closed";
  return (
    <Section title={sentence(say("处理路径", "Route"))}>
      <ol className="ov-route">
        {state.route.map((step, at) => (
          <li
            key={step.by}
            className={at < state.step || closed ? "ov-passed" : undefined}
            aria-current={at === state.step && !closed ? "step" : undefined}
          >
            {sentence(stepWords(step))}
          </li>
        ))}
      </ol>
    </Section>
  );
}
