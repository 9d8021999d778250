import { addDays, type Day } from "../../../kernel/calendar.ts";
import { at, choice, day, optional, say, text } from "../../../kernel/fields.ts";
import {
  act,
  asks,
  asksHead,
  blank,
  both,
  CONSENT,
  done,
  eitherAsks,
  gives,
  givesHead,
  headOrOfficer,
  inUse,
  isAnyOfficer,
  NUMBER,
  officer,
  OPEN,
  REASON,
  turn,
  USE,
} from "./act.ts";
import * as no from "./failures.ts";
import { ABUSE_WORDS, DISPOSAL_WORDS } from "./fields.ts";
import { openRenewal, openSuspension, type RequestState, type Suspension } from "./request.ts";

const MONTH_DAYS = 30;
const YEAR_DAYS = 365;
const inAMonth = (today: Day): Day => addDays(today, MONTH_DAYS);

const lastSuspension = ({ suspensions }: RequestState, change: Partial<Suspension>): readonly Suspension[] =>
  suspensions.map((each, index) => (index === suspensions.length - 1 ? { ...each, ...change } : each));

/** What a provider did is put on record with its data authority (备案, article 27). */
const isUnfiled = ({ suspensions }: RequestState): boolean => {
  const last = suspensions.at(-1);
  return last?.side === "provider" && last.filed === null;
};

/** Negotiated and not yet on record. */
const isToFile = ({ stop }: RequestState): boolean =>
  stop !== null && stop.answered !== null && stop.filed === null;
const isSettled = ({ stop }: RequestState, today: Day): boolean =>
  stop !== null && stop.answered !== null && stop.filed !== null && stop.from <= today;

/** Acts by which what was granted is opened, or its suspension put on record. */
export const delivery = {
  deliver: act({
    name: say("提供数据", "Deliver"),
    help: say(
      "提供之日起授权生效，需求部门可以按授权读取。",
      "The grant opens with the delivery: the requester may read under it.",
    ),
    asks: { note: optional(text(say("提供说明", "About the delivery"), { most: 2_000 })) },
    waits: turn("provider-liaison", ({ status }) => status === "granted"),
    by: gives,
    when: ["granted"],
    after: (state, { note }, recorded) => ({
      ...state,
      status: "delivered",
      delivery: { ...done(recorded), note, confirmed: null },
      openedOn: state.openedOn ?? recorded.day,
    }),
    said: ({ note }) => both("提供数据", "Delivered", note),
  }),
  "confirm-delivery": act({
    name: say("确认收到", "Confirm delivery"),
    help: say("确认数据已收到并可用。", "The data arrived and can be used."),
    asks: {},
    final: true,
    waits: turn("requester-liaison", ({ status }) => status === "delivered"),
    by: asks,
    when: ["delivered"],
    after: (state, _, recorded) => ({
      ...state,
      status: "in-use",
      delivery: state.delivery && { ...state.delivery, confirmed: done(recorded) },
    }),
    said: () => say("需求部门确认收到数据", "The requester confirmed the delivery"),
  }),
  "reject-delivery": act({
    name: say("退回重新提供", "Reject delivery"),
    asks: { reason: REASON },
    by: asks,
    when: ["delivered"],
    after: (state, { reason }, recorded) => ({
      ...state,
      status: "granted",
      delivery: null,
      rejections: [...state.rejections, { ...done(recorded), reason }],
    }),
    said: ({ reason }) => both("数据不可用，退回重新提供", "The delivery was rejected", reason),
  }),
  "file-suspension": act({
    name: say("登记暂停备案", "File the suspension"),
    asks: { number: NUMBER },
    waits: turn(
      "data-officer",
      (state) => ["delivered", "in-use", "suspended", "ended"].includes(state.status) && isUnfiled(state),
    ),
    by: officer,
    when: OPEN,
    unless: (state) => (isUnfiled(state) ? null : no.NOT_NOW),
    after: (state, { number }, recorded) => ({
      ...state,
      suspensions: lastSuspension(state, { filed: { ...done(recorded), number } }),
    }),
    said: ({ number }) => both("主管部门登记暂停备案", "The suspension was filed", number),
  }),
};

/** Acts on the right while it lasts, and those that end it: article 27. */
export const use = {
  "ask-renewal": act({
    name: say("申请续期", "Ask to renew"),
    asks: { until: day(say("续期至", "Renew until")), reason: REASON },
    initial: ({ granted }, today) => ({ until: addDays(granted?.until ?? today, YEAR_DAYS) }),
    by: asksHead,
    when: ["in-use"],
    unless: (state, moment) => {
      if (openRenewal(state)) return no.RENEWAL_OPEN;
      return state.granted === null || moment.day > state.granted.until ? no.RENEWAL_LATER : null;
    },
    refuse: ({ granted }, { until }) =>
      until <= (granted?.until ?? "") ? at("until", no.RENEWAL_LATER) : null,
    after: (state, { until, reason }, recorded) => ({
      ...state,
      renewals: [...state.renewals, { askedOn: recorded.day, until, reason, answered: null }],
    }),
    said: ({ until, reason }) => both(`申请续期至 ${until}`, `Asked to renew until ${until}`, reason),
  }),
  resume: act({
    name: say("恢复共享权限", "Resume"),
    asks: { reason: REASON },
    waits: (state, today) => {
      const suspension = openSuspension(state);
      if (state.status !== "suspended" || !suspension || today <= suspension.rectifyBy) return null;
      return suspension.side === "provider" ? "provider-head" : "data-officer";
    },
    by: (actor, state) =>
      openSuspension(state)?.side === "data-officer" && !isAnyOfficer(actor, state)
        ? no.PROVIDER_OR_OFFICER
        : headOrOfficer(actor, state),
    when: ["suspended"],
    after: (state, { reason }, recorded) => ({
      ...state,
      status: state.delivery?.confirmed === null ? "delivered" : "in-use",
      suspensions: lastSuspension(state, { resumed: { ...done(recorded), reason } }),
    }),
    said: ({ reason }) => both("恢复共享权限", "Resumed", reason),
  }),
  "answer-stop": act({
    name: say("答复终止服务", "Answer the proposal"),
    asks: { agreed: CONSENT, words: optional(text(say("说明", "Words"), { most: 2_000 })) },
    waits: turn("requester-liaison", (state) => inUse(state) && state.stop?.answered === null),
    by: eitherAsks,
    when: USE,
    unless: ({ stop }) => (stop?.answered === null ? null : no.NOT_NOW),
    refuse: (_, { agreed, words }) => (!agreed && blank(words) ? at("words", no.WORDS_NEEDED) : null),
    after: (state, { agreed, words }, recorded) => ({
      ...state,
      stop: state.stop && { ...state.stop, answered: { ...done(recorded), agreed, words } },
    }),
    said: ({ agreed, words }) =>
      agreed
        ? both("需求部门同意终止服务", "The requester agreed to the stop", words)
        : both("需求部门不同意终止服务", "The requester objected to the stop", words),
  }),
  "file-stop": act({
    name: say("登记终止备案", "File the stop"),
    asks: { number: NUMBER },
    waits: turn("data-officer", (state) => inUse(state) && isToFile(state)),
    by: officer,
    when: USE,
    unless: (state) => (isToFile(state) ? null : no.NOT_NOW),
    after: (state, { number }, recorded) => ({
      ...state,
      stop: state.stop && { ...state.stop, filed: { ...done(recorded), number } },
    }),
    said: ({ number }) => both("主管部门登记终止服务备案", "The stop was filed", number),
  }),
  "carry-out-stop": act({
    name: say("终止服务", "Stop the service"),
    help: say(
      "协商和备案已经办完，终止后不能再读取。",
      "Negotiated and filed. Once stopped, nothing is read any more.",
    ),
    asks: {},
    final: true,
    waits: turn("provider-head", (state, today) => inUse(state) && isSettled(state, today)),
    by: givesHead,
    when: USE,
    unless: (state, moment) => {
      if (state.stop === null) return no.NOT_NOW;
      return isSettled(state, moment.day) ? null : no.STOP_UNSETTLED;
    },
    after: (state, _, recorded) => ({
      ...state,
      status: "ended",
      ended: { ...done(recorded), how: "stopped", reason: state.stop?.reason ?? "" },
    }),
    said: () => say("提供部门终止服务", "The provider stopped the service"),
  }),
  suspend: act({
    name: say("暂停共享权限", "Suspend"),
    help: say(
      "条例第二十七条：暂停后下一次读取即被拒绝，并督促限期整改。",
      "Article 27: the next reading is refused, and a day is set by which it is put right.",
    ),
    asks: {
      abuse: choice(say("情形", "What happened"), ABUSE_WORDS, { initial: "scope-exceeded" }),
      rectifyBy: day(say("整改期限", "To be put right by")),
      reason: REASON,
    },
    initial: (_, today) => ({ rectifyBy: inAMonth(today) }),
    adds: (state, actor): { readonly side: "provider" | "data-officer" } => ({
      side: givesHead(actor, state) === null ? "provider" : "data-officer",
    }),
    by: headOrOfficer,
    when: USE,
    refuse: (state, { side, rectifyBy }, { actor, day: today }) => {
      const may = side === "provider" ? givesHead(actor, state) === null : isAnyOfficer(actor, state);
      if (!may) return no.PROVIDER_OR_OFFICER;
      return rectifyBy <= today ? at("rectifyBy", no.RECTIFY_LATER) : null;
    },
    after: (state, { abuse, reason, rectifyBy, side }, recorded) => ({
      ...state,
      status: "suspended",
      suspensions: [
        ...state.suspensions,
        { ...done(recorded), side, abuse, reason, rectifyBy, filed: null, resumed: null },
      ],
    }),
    said: ({ side, abuse, rectifyBy, reason }) => {
      const { zh, en } = ABUSE_WORDS[abuse];
      const who =
        side === "provider" ? say("提供部门", "The provider") : say("主管部门", "The data authority");
      return say(
        `${who.zh}暂停共享权限（${zh}），限 ${rectifyBy} 前整改：${reason}`,
        `${who.en} suspended it (${en}), to be put right by ${rectifyBy}: ${reason}`,
      );
    },
  }),
  terminate: act({
    name: say("终止共享", "End sharing"),
    asks: { reason: REASON },
    by: headOrOfficer,
    when: ["suspended"],
    unless: (state, moment) => {
      const suspension = openSuspension(state);
      if (!suspension) return no.NOT_NOW;
      return moment.day <= suspension.rectifyBy ? no.RECTIFY_RUNNING : null;
    },
    after: (state, { reason }, recorded) => ({
      ...state,
      status: "ended",
      ended: { ...done(recorded), how: "terminated", reason },
    }),
    said: ({ reason }) => both("整改不到位，终止共享", "Ended, as it was not put right", reason),
  }),
  "propose-stop": act({
    name: say("提出终止服务", "Propose to stop"),
    help: say(
      "条例第二十七条：无正当理由不得终止；应当与需求部门协商，并报主管部门备案。",
      "Article 27: no stop without good reason; negotiate with the requester and file with the data authority.",
    ),
    asks: { from: day(say("拟终止之日", "Stop from")), reason: REASON },
    initial: (_, today) => ({ from: inAMonth(today) }),
    by: givesHead,
    when: USE,
    unless: ({ stop }) => (stop === null ? null : no.STOP_OPEN),
    after: (state, { from, reason }, recorded) => ({
      ...state,
      stop: { ...done(recorded), reason, from, answered: null, filed: null },
    }),
    said: ({ from, reason }) =>
      both(`提供部门提出自 ${from} 终止服务`, `The provider proposed to stop from ${from}`, reason),
  }),
  dispose: act({
    name: say("处置数据并出具证明", "Dispose and certify"),
    help: say(
      "处置证明由需求部门负责人出具，提交后授权终止、申请办结。",
      "The requester's head certifies it. The grant ends and the request is closed.",
    ),
    asks: {
      reason: choice(say("理由", "Reason"), DISPOSAL_WORDS, { initial: "met" }),
      how: text(say("处置方式", "How it was disposed of"), { most: 2_000 }),
      copies: text(say("副本与备份情况", "Copies and backups"), { most: 1_000 }),
    },
    waits: turn(
      "requester-head",
      (state, today) => state.status === "ended" || (inUse(state) && (state.granted?.until ?? today) < today),
    ),
    by: asksHead,
    when: [...USE, "suspended", "ended"],
    after: (state, { reason, how, copies }, recorded) => ({
      ...state,
      status: "closed",
      disposal: { ...done(recorded), reason, how, copies },
    }),
    said: ({ reason, how, copies }) => {
      const { zh, en } = DISPOSAL_WORDS[reason];
      return say(
        `需求部门处置数据（${zh}）：${how}；${copies}`,
        `The requester disposed of the data (${en}): ${how}; ${copies}`,
      );
    },
  }),
};
