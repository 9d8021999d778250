import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { FailureError } from "../../../kernel/error.ts";
import { DropZone } from "../../../web/kit/drop-zone.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { ReadPoint } from "../../domain/work-points/replies.ts";
import type { PointSeed } from "../../domain/work-points/set.ts";
import { api, upload } from "../client.ts";
import { Field } from "./field.tsx";
import { servedWords } from "./served-field.tsx";
import { text } from "./set-text.ts";
import type { SetDesk } from "./use-set.ts";

type Proposal = ReadPoint & { readonly id: string; readonly isTaken: boolean };
type Read = { readonly source: string | null; readonly rows: readonly Proposal[] };

const asksInternal = (error: unknown): boolean =>
  error instanceof FailureError && error.failure.code === "ask-internal";

/** Points of a pasted text or a file: read, checked by a person, then added in one act. */
export function ImportPanel(props: {
  readonly desk: SetDesk;
  /** The unit that contributes them, null for the office. */
  readonly unit: string | null;
  readonly onClose: () => void;
}) {
  const { desk, unit, onClose } = props;
  const t = useText(text);
  const params = { set: desk.detail.set.id };
  const [pasted, setPasted] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [read, setRead] = useState<Read | null>(null);
  const keep = (source: string | null, rows: readonly ReadPoint[]) =>
    setRead({ source, rows: rows.map((row) => ({ ...row, id: newRequestKey(), isTaken: true })) });
  const reading = useMutation({
    mutationFn: async (asked: { readonly file: File | null; readonly confirm: boolean }) => {
      if (asked.file === null) {
        const { rows } = await api("POST /api/work-points/:set/text", { params, body: { text: pasted } });
        return keep(null, rows);
      }
      const call = { params, query: { confirmInternal: String(asked.confirm) } };
      const { rows } = await upload("POST /api/work-points/:set/file", call, asked.file);
      return keep(asked.file.name, rows);
    },
  });
  const taken = read?.rows.filter(({ isTaken, text: words }) => isTaken && words.trim() !== "") ?? [];
  const adding = useMutation({
    mutationFn: () => {
      const points = taken.map((row): PointSeed => {
        const own = unit !== null && row.units.every(({ unitId }) => unitId !== unit);
        return {
          id: row.id,
          chapter: row.chapter.slice(0, 300),
          text: row.text.trim(),
          goal: row.goal,
          // A unit's own points name it among those responsible.
          units: own && unit !== null ? [{ unitId: unit, role: "lead" }, ...row.units] : row.units,
          deadline: row.deadline,
          serves: row.serves,
          fromUnitId: unit,
          source: read?.source ?? null,
        };
      });
      return desk.act({ type: "add-points", points });
    },
    onSuccess: onClose,
  });
  const change = (id: string, changed: Partial<Proposal>) =>
    setRead(
      (now) => now && { ...now, rows: now.rows.map((row) => (row.id === id ? { ...row, ...changed } : row)) },
    );
  return (
    <section className="ui-panel wp-form no-print" aria-label={t.read.title}>
      <h2>{t.read.title}</h2>
      {read === null ? (
        <>
          <DropZone
            words={t.read.words}
            accept=".docx,.doc,.wps,.pdf,.txt,.html,.htm,.rtf"
            busy={reading.isPending}
            onFiles={([first]) => {
              if (first === undefined) return;
              setFile(first);
              reading.mutate({ file: first, confirm: false });
            }}
          />
          <Field label={t.read.paste} hint={t.read.pasteHint}>
            <textarea
              className="ui-textarea"
              lang="zh-CN"
              rows={6}
              maxLength={300_000}
              value={pasted}
              onChange={({ target }) => setPasted(target.value)}
            />
          </Field>
          {asksInternal(reading.error) ? (
            <div className="ui-banner ui-row">
              {t.read.internal}
              <Button onClick={() => reading.mutate({ file, confirm: true })}>{t.read.confirm}</Button>
            </div>
          ) : (
            <FailureNotice error={reading.error} />
          )}
          <span className="ui-row">
            <Button
              type="primary"
              disabled={pasted.trim() === ""}
              loading={reading.isPending}
              onClick={() => reading.mutate({ file: null, confirm: true })}
            >
              {t.read.read}
            </Button>
            <Button onClick={onClose}>{t.form.cancel}</Button>
          </span>
        </>
      ) : (
        <>
          <p className="ui-notice">{t.read.found(read.rows.length)}</p>
          <div>
            {read.rows.map((row) => (
              <ReadRow key={row.id} desk={desk} row={row} onChange={(changed) => change(row.id, changed)} />
            ))}
          </div>
          <FailureNotice error={adding.error} />
          <span className="ui-row">
            <Button
              type="primary"
              disabled={taken.length === 0}
              loading={adding.isPending}
              onClick={() => adding.mutate()}
            >
              {t.read.add(taken.length)}
            </Button>
            <Button onClick={onClose}>{t.form.cancel}</Button>
          </span>
        </>
      )}
    </section>
  );
}

function ReadRow(props: {
  readonly desk: SetDesk;
  readonly row: Proposal;
  readonly onChange: (changed: Partial<Proposal>) => void;
}) {
  const { desk, row, onChange } = props;
  const t = useText(text);
  const { deadline } = row;
  return (
    <div className="wp-read">
      <input
        type="checkbox"
        aria-label={t.read.take(row.text)}
        checked={row.isTaken}
        onChange={({ target }) => onChange({ isTaken: target.checked })}
      />
      <div className="ui-column">
        {row.chapter !== "" && (
          <span className="ui-quiet" lang="zh-CN">
            {row.chapter}
          </span>
        )}
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          rows={2}
          aria-label={`${t.form.text} ${row.ordinal ?? ""}`}
          maxLength={5000}
          value={row.text}
          onChange={({ target }) => onChange({ text: target.value })}
        />
        <div className="ui-row ui-quiet">
          {row.units.length > 0 && (
            <span lang="zh-CN">{row.units.map(({ unitId }) => desk.unitName(unitId)).join("、")}</span>
          )}
          {deadline.kind !== "none" && (
            <span lang="zh-CN">{deadline.raw ?? deadline.latest ?? t.points.deadlines[deadline.kind]}</span>
          )}
          {row.serves.map((each) => (
            <span key={`${each.measureId} ${each.undertakingId ?? ""}`} lang="zh-CN">
              {servedWords(each, desk.choices.measures, t.points.wholeMeasure)}
            </span>
          ))}
          {row.unknownUnits.length > 0 && (
            <span className="ui-label ui-label-ochre" lang="zh-CN">
              {t.read.unknown(row.unknownUnits.join("、"))}
            </span>
          )}
        </div>
      </div>
    </div>
  );
}
