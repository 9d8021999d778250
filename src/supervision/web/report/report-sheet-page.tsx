import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Progress } from "../../../web/kit/progress.tsx";
import { useRef, useState } from "react";
import { Link } from "react-router";
import { urlOf } from "../../../web/frame/api.ts";
import { download } from "../../../web/kit/download.ts";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { formatFigure, formatInstant } from "../../../web/frame/format.ts";
import { useColon, useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { uploader } from "../../../web/kit/upload.ts";
import type { SupervisionContract } from "../../contract.ts";
import type { SheetScan } from "../../contract/reporting.ts";
import { periodName } from "../../domain/tasks/light-words.ts";
import type { ReportEntry, ReportForm } from "../../domain/tasks/task-row.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { text as words } from "../text.ts";
import { text } from "./sheet-text.ts";
import "./sheet.css";

const SHEETS = "GET /api/report-sheets";
const SCAN = "GET /api/report-sheets/scans/:scan";
const upload = uploader<SupervisionContract>();

/** The paper that a unit seals: everything it reports on a plan for a period. */
export default function ReportSheetPage() {
  const t = useText(text);
  const [{ plan = "", period = "", unit }] = useFilters(["plan", "period", "unit"]);
  const call = { query: { plan, period, ...(unit === undefined ? {} : { unit }) } };
  const named = plan !== "" && period !== "";
  const query = useQuery({ queryKey: [SHEETS, call], queryFn: () => api(SHEETS, call), enabled: named });
  if (!named)
    return (
      <PageFrame title={t.title} breadcrumb={[{ title: t.work, path: "/my-work" }, { title: t.title }]}>
        <EmptyState title={t.unnamed} action={<Link to="/my-work">{t.toWork}</Link>}>
          {t.emptyHelp}
        </EmptyState>
      </PageFrame>
    );
  return (
    <Loaded query={query} back={{ path: "/my-work", label: t.toWork }}>
      {({ forms, scans }) => {
        const [first] = forms;
        return (
          <PageFrame
            title={t.title}
            breadcrumb={[{ title: t.work, path: "/my-work" }, { title: t.title }]}
            actions={
              <Button type="primary" disabled={first === undefined} onClick={() => window.print()}>
                {t.print}
              </Button>
            }
          >
            <Scans call={call} scans={scans} />
            {first === undefined ? (
              <EmptyState title={t.empty} action={<Link to="/my-work">{t.toWork}</Link>}>
                {t.emptyHelp}
              </EmptyState>
            ) : (
              <Sheet first={first} forms={forms} />
            )}
          </PageFrame>
        );
      }}
    </Loaded>
  );
}

function Sheet({ first, forms }: { readonly first: ReportForm; readonly forms: readonly ReportForm[] }) {
  const sentence = useSentence();
  const t = useText(text);
  const w = useText(words);
  return (
    <section className="sheet print-sheet" aria-label={t.title}>
      {first.sample && <p className="sheet-sample">{w.sample}</p>}
      <h2 lang="zh-CN">{t.heading(first.planTitle)}</h2>
      <p className="sheet-head">
        <span>{t.unit(first.unit.name)}</span>
        <span>{t.period(sentence(periodName(first.period.key)))}</span>
      </p>
      <table>
        <thead>
          <tr>
            <th className="sheet-number">{t.number}</th>
            <th className="sheet-task">{t.task}</th>
            <th>{t.said}</th>
          </tr>
        </thead>
        <tbody>
          {forms.flatMap((form) =>
            form.entries.map((entry) => <Row key={entry.task.id} entry={entry} measure={form.ordinal} />),
          )}
        </tbody>
      </table>
      <div className="sheet-foot">
        <p>{t.filledBy}</p>
        <p>{t.signedBy}</p>
        <p>{t.seal}</p>
        <p>{t.date}</p>
      </div>
    </section>
  );
}

/** What was reported for the period, or typed so far; last time's words are not this period's report. */
function Row({ entry, measure }: { readonly entry: ReportEntry; readonly measure: string | null }) {
  const t = useText(text);
  const w = useText(words);
  const colon = useColon();
  const { language } = useLanguage();
  const { task, content, current, filledFrom } = entry;
  const isFilled = current !== null || filledFrom === "draft";
  const parts = [
    [content.noChange ? t.unchanged : t.progress, content.progress],
    [t.problems, content.problems],
    [t.next, content.next],
    [t.coordination, content.coordination],
    [
      t.figures,
      content.figures
        .map(({ name, value, unit }) => `${name} ${formatFigure(value, language, 6)} ${unit}`.trim())
        .join("；"),
    ],
    [t.evidence, content.evidence.map(({ name }) => name).join("；")],
  ].filter(([, said]) => said !== "");
  return (
    <tr>
      <td className="sheet-number">{task.number}</td>
      <td lang="zh-CN">
        {measure} {task.text}
        <div className="ui-quiet">{w.roles[entry.role]}</div>
      </td>
      <td>
        {isFilled
          ? parts.map(([name, said]) => (
              <p key={name}>
                <b>
                  {name}
                  {colon}
                </b>
                <span lang="zh-CN">{said}</span>
              </p>
            ))
          : t.unfilled}
      </td>
    </tr>
  );
}

/** Stamped scans of the sheet, and the place for one more. */
function Scans(props: {
  readonly call: {
    readonly query: { readonly plan: string; readonly period: string; readonly unit?: string };
  };
  readonly scans: readonly SheetScan[];
}) {
  const t = useText(text);
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const adding = useMutation({
    mutationFn: (file: File) => upload("POST /api/report-sheets", props.call, file, { onProgress: setShare }),
    onSettled: () => {
      setShare(null);
      return queries.invalidateQueries({ queryKey: [SHEETS] });
    },
  });
  const saving = useMutation({
    mutationFn: (scan: string) => download(urlOf(SCAN, { params: { scan } })),
  });
  return (
    <section className="ui-panel no-print ui-stack" aria-label={t.scans}>
      <div className="ui-row">
        <b>{t.scans}</b>
        <span className="ui-quiet">{t.scansHelp}</span>
        <Button loading={adding.isPending} onClick={() => input.current?.click()}>
          {t.attach}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        accept="application/pdf,image/*"
        className="ui-hidden"
        tabIndex={-1}
        aria-label={t.attach}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) adding.mutate(file);
          event.target.value = "";
        }}
      />
      {share !== null && <Progress share={share} label={t.attach} />}
      <FailureNotice error={adding.error ?? saving.error} />
      {props.scans.length > 0 && (
        <ul className="ui-plain-list">
          {props.scans.map((scan) => (
            <li key={scan.id} className="ui-row">
              <button
                type="button"
                className="ui-link-button"
                lang="zh-CN"
                onClick={() => saving.mutate(scan.id)}
              >
                {scan.name}
              </button>
              <span className="ui-quiet">{t.added(scan.addedBy, formatInstant(scan.addedAt))}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
