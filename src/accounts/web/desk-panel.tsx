import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { say } from "../../kernel/fields.ts";
import { useAuditWords } from "../../web/frame/audit-words.tsx";
import { formatFigure, formatInstant, formatSize } from "../../web/frame/format.ts";
import { useLanguage } from "../../web/frame/language.tsx";
import { useAllows } from "../../web/frame/session.tsx";
import { StatusLabel } from "../../web/kit/parts.tsx";
import { useWords } from "../../web/kit/said.ts";
import { WATCHED } from "../domain/administration.ts";
import { lastWhole } from "../system/status.ts";
import { api } from "./api.ts";

const words = {
  system: say("系统运行", "The system"),
  backup: say("最近一份完整备份", "Last whole backup"),
  none: say("还没有备份", "None yet"),
  byClock: say("未开启定时备份", "None by the clock"),
  rehearsed: say("最近一次恢复演练", "Last restore rehearsed"),
  neverRehearsed: say("从未演练", "Never"),
  jobs: say("个失败的任务", "failed jobs"),
  free: { data: say("数据磁盘剩余", "Free for data"), backups: say("备份磁盘剩余", "Free for backups") },
  nearlyFull: say("将满", "Nearly full"),
  security: say("账号安全", "Accounts"),
  states: {
    "admin-no-factor": say("个管理员未开两步验证", "administrators without a second factor"),
    "no-factor": say("个账号未开两步验证", "accounts without a second factor"),
    locked: say("个账号被锁定", "accounts locked"),
    "one-time": say("个账号还在用一次性口令", "accounts with a one-time password"),
    "no-roles": say("个账号等待分配角色", "accounts waiting for a role"),
  },
  audit: say("操作记录", "Audit trail"),
  verified: say("最近一次核对", "Last verified"),
  never: say("从未核对", "Never"),
  intact: (entries: string) => say(`${entries} 条前后相接`, `${entries} entries follow`),
  broken: say("有不符之处", "Something does not fit"),
  witnessed: say("本节点见证的链头", "Head witnessed here"),
  head: (number: string) => say(`第 ${number} 条`, `entry ${number}`),
  notWitnessed: say("还没有", "None yet"),
  unusual: say("近七天需要留意的记录", "Of seven days, to be looked at"),
  nothing: say("没有", "None"),
};

/** On the desk: what each of the three administrators looks after. */
export default function DeskPanel() {
  const allowed = useAllows();
  return (
    <>
      {allowed(["system-admin"]) && <System />}
      {allowed(["security-admin"]) && <Security />}
      {allowed(["audit-admin"]) && <Audit />}
    </>
  );
}

function Panel(props: {
  readonly id: string;
  readonly title: string;
  readonly to: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="ui-panel" aria-labelledby={props.id}>
      <h2 id={props.id}>
        <Link to={props.to}>{props.title}</Link>
      </h2>
      <ul className="ui-plain-list">{props.children}</ul>
    </section>
  );
}

function System() {
  const t = useWords(words);
  const { language } = useLanguage();
  const { data } = useQuery({ queryKey: ["system"], queryFn: () => api("GET /api/system") });
  if (data === undefined) return null;
  const { rows, hour } = data.backups;
  const last = lastWhole(rows);
  const rehearsed = rows
    .flatMap(({ rehearsal, rehearsedAt }) =>
      rehearsal === "done" && rehearsedAt !== null ? [rehearsedAt] : [],
    )
    .toSorted()
    .at(-1);
  return (
    <Panel id="desk-system" title={t.system} to="/system">
      <li>
        {t.backup}{" "}
        {last === undefined ? <StatusLabel name={t.none} tone="ochre" /> : formatInstant(last.writtenAt)}{" "}
        {hour === null && <span className="ui-quiet">{t.byClock}</span>}
      </li>
      <li>
        {t.rehearsed} {rehearsed === undefined ? t.neverRehearsed : formatInstant(rehearsed)}
      </li>
      <li>
        <Link to="/system">
          <b>{formatFigure(data.jobs.failed.length, language)}</b> {t.jobs}
        </Link>
      </li>
      {data.disks.map(({ use, free, nearlyFull }) => (
        <li key={use}>
          {t.free[use]} {formatSize(free, language)}{" "}
          {nearlyFull && <StatusLabel name={t.nearlyFull} tone="vermilion" />}
        </li>
      ))}
    </Panel>
  );
}

function Security() {
  const t = useWords(words);
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ["accounts", "states"],
    queryFn: () => api("GET /api/accounts/states"),
  });
  if (data === undefined) return null;
  return (
    <Panel id="desk-security" title={t.security} to="/accounts">
      {WATCHED.map((state) => (
        <li key={state}>
          <Link to={`/accounts?state=${state}`}>
            <b>{formatFigure(data[state], language)}</b> {t.states[state]}
          </Link>
        </li>
      ))}
    </Panel>
  );
}

function Audit() {
  const t = useWords(words);
  const audit = useAuditWords();
  const { language } = useLanguage();
  const { data } = useQuery({ queryKey: ["audit", "watch"], queryFn: () => api("GET /api/audit/watch") });
  if (data === undefined) return null;
  const { verified, witnessed, unusual, from } = data;
  const figure = (count: number) => formatFigure(count, language);
  return (
    <Panel id="desk-audit" title={t.audit} to="/audit">
      <li>
        {t.verified}{" "}
        {verified === null ? (
          <StatusLabel name={t.never} tone="ochre" />
        ) : (
          <>
            {formatInstant(verified.at)}{" "}
            {verified.intact ? (
              <span className="ui-quiet">{t.intact(figure(verified.entries))}</span>
            ) : (
              <StatusLabel name={t.broken} tone="vermilion" />
            )}
          </>
        )}
      </li>
      <li>
        {t.witnessed}{" "}
        {witnessed === null ? (
          t.notWitnessed
        ) : (
          <>
            {t.head(figure(witnessed.number))} <span className="ui-quiet">{formatInstant(witnessed.at)}</span>
          </>
        )}
      </li>
      <li>
        {t.unusual}
        {unusual.length === 0 && ` ${t.nothing}`}
        <ul className="ui-plain-list">
          {unusual.map(({ action, entries }) => (
            <li key={action}>
              <Link to={`/audit?action=${encodeURIComponent(action)}&from=${from}`}>
                <b>{figure(entries)}</b> {audit.action(action)}
              </Link>
            </li>
          ))}
        </ul>
      </li>
    </Panel>
  );
}
