import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { Link, useParams } from "react-router";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { MappingTable } from "../../../../web/kit/mapping-table.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { useSettling } from "../../../../web/frame/settling.ts";
import {
  type CatalogueImport,
  IMPORT_DECISIONS,
  type AlikeResource,
  type ImportDecision,
  type ImportLine,
  lineState,
} from "../../domain/catalogue/import-view.ts";
import { FIELD_WORDS, SHEET_FIELDS, type SheetField } from "../../domain/catalogue/sheet-fields.ts";
import { api } from "../client.ts";
import "../../catalogue/catalogue.css";
import { text } from "./import-text.ts";

const IMPORT = "GET /api/catalogue-imports/:import";

/** A workbook or a DCAT file on its way into the catalogue. */
export default function CatalogueImportPage() {
  const { import: id = "" } = useParams();
  const t = useText(text);
  const query = useQuery({
    queryKey: [IMPORT, id],
    queryFn: () => api(IMPORT, { params: { import: id } }),
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={query} back={{ path: "/data/catalogue", label: t.list }}>
      {(found) => (
        <PageFrame
          title={t.title}
          lead={
            <>
              <span lang="zh-CN">{found.fileName}</span> · {t.lead}
            </>
          }
          breadcrumb={[{ title: t.list, path: "/data/catalogue" }, { title: t.title }]}
        >
          {found.state === "open" ? <Open found={found} /> : <Closed found={found} />}
        </PageFrame>
      )}
    </Loaded>
  );
}

function Closed({ found }: { readonly found: CatalogueImport }) {
  const t = useText(text);
  return (
    <EmptyState
      title={found.state === "applied" ? t.applied(found.entered) : t.discarded}
      action={<Link to="/data/catalogue?mine=waiting">{t.toList}</Link>}
    >
      {found.state === "applied" ? t.appliedHelp : undefined}
    </EmptyState>
  );
}

function Open({ found }: { readonly found: CatalogueImport }) {
  const t = useText(text);
  const sentence = useSentence();
  const queries = useQueryClient();
  const params = { import: found.id };
  const scope = { id: `${IMPORT} ${found.id}` };
  const keep = { onSuccess: (next: CatalogueImport) => void queries.setQueryData([IMPORT, found.id], next) };
  const correcting = useMutation({
    mutationFn: ({
      headingRow,
      fields,
    }: {
      headingRow: number;
      fields: readonly (SheetField | null)[] | null;
    }) =>
      api("PUT /api/catalogue-imports/:import/mapping", {
        params,
        body: { headingRow, ...(fields === null ? {} : { fields: [...fields] }) },
      }),
    scope,
    ...keep,
  });
  const deciding = useMutation({
    mutationFn: (decisions: Record<string, ImportDecision | null>) =>
      api("PUT /api/catalogue-imports/:import/decisions", { params, body: { decisions } }),
    scope,
    ...keep,
  });
  const [said, say] = useSettling<Said>({}, deciding.isPending);
  const entering = useMutation({
    mutationFn: (mode: "all" | "good-rows") =>
      api("POST /api/catalogue-imports/:import/entry", { params, body: { mode } }),
    ...keep,
  });
  const discarding = useMutation({
    mutationFn: () => api("DELETE /api/catalogue-imports/:import", { params }),
    ...keep,
  });
  const { ready, asked, blocked, skipped } = found.counts;
  const waits = asked + blocked > 0;
  const settles = correcting.isPending || deciding.isPending;
  const missing =
    found.mapping !== null &&
    !["code", "name"].every((field) => found.mapping?.columns.some((each) => each.field === field));
  const columns = useColumns(said, (key, decision) => {
    say({ ...said, [key]: decision });
    deciding.mutate({ [key]: decision });
  });
  return (
    <div className="ui-stack">
      {found.mapping !== null && (
        <MappingTable
          mapping={found.mapping}
          fields={SHEET_FIELDS.map((field) => ({ field, label: sentence(FIELD_WORDS[field]) }))}
          help={t.columnsHelp}
          missing={missing ? t.missing : null}
          busy={correcting.isPending}
          onCorrect={(headingRow, fields) => correcting.mutate({ headingRow, fields })}
        />
      )}
      <FailureNotice error={correcting.error ?? deciding.error} />
      <section className="ui-panel ui-stack" aria-labelledby="ct-lines">
        <h2 id="ct-lines" className="ui-h2">
          {t.lines}
        </h2>
        <p role="status">{t.counts(ready, asked, blocked, skipped)}</p>
        <DataTable<ImportLine>
          label={t.lines}
          columns={columns}
          rows={found.lines}
          rowKey={({ key }) => key}
        />
      </section>
      <section className="ui-panel ui-stack" aria-labelledby="ct-enter">
        <h2 id="ct-enter" className="ui-h2">
          {t.enter}
        </h2>
        {waits && <p>{t.waits}</p>}
        <p className="ui-quiet">{t.newCode}</p>
        <FailureNotice error={entering.error ?? discarding.error} />
        <span className="ui-row">
          <Button
            type="primary"
            disabled={settles || waits || ready === 0}
            loading={entering.isPending}
            onClick={() => entering.mutate("all")}
          >
            {t.all}
          </Button>
          {waits && (
            <Button
              disabled={settles || ready === 0}
              loading={entering.isPending}
              onClick={() => entering.mutate("good-rows")}
            >
              {t.good(ready)}
            </Button>
          )}
          <Popconfirm title={t.discard} onConfirm={() => discarding.mutate()}>
            <Button disabled={discarding.isPending}>{t.discard}</Button>
          </Popconfirm>
        </span>
      </section>
    </div>
  );
}

const LOOK = { ready: "grass", blocked: "vermilion", asked: "ochre", skipped: "quiet" } as const;

const decisionsOf = ({ open, named }: AlikeResource): ImportDecision[] =>
  IMPORT_DECISIONS.filter((each) =>
    each === "into-draft" ? open : each === "into-named" ? named !== null && named.open : true,
  );

type Said = Readonly<Record<number, ImportDecision | null>>;

function useColumns(
  said: Said,
  onDecide: (key: number, decision: ImportDecision | null) => void,
): readonly Column<ImportLine>[] {
  const t = useText(text);
  const sentence = useSentence();
  return [
    {
      key: "name",
      title: t.columns.name,
      card: "title",
      render: ({ content }) => (
        <span className="ui-column">
          <span lang="zh-CN">{content.name || "—"}</span>
          <span className="ui-quiet">
            {content.code} · {t.items(content.items.length)}
          </span>
        </span>
      ),
    },
    { key: "at", title: t.columns.at, render: ({ at }) => <span className="ct-at">{at}</span> },
    {
      key: "provider",
      title: t.columns.provider,
      render: ({ content }) => <span lang="zh-CN">{content.providerName}</span>,
    },
    {
      key: "state",
      title: t.columns.state,
      render: (line) => (
        <span className={`ui-label ui-label-${LOOK[lineState(line)]}`}>{t.states[lineState(line)]}</span>
      ),
    },
    {
      key: "notes",
      title: t.columns.notes,
      render: (line) => (
        <div className="ui-column ct-notes">
          {line.problems.map((each) => (
            <span key={each.zh} className="ui-state ui-state-pending">
              {sentence(each)}
            </span>
          ))}
          {line.alike?.named != null && (
            <span className="ui-state ui-state-pending">
              {t.parted(line.alike.code, line.alike.name, line.alike.named.name, line.alike.named.code)}
            </span>
          )}
          {line.alike !== null && (
            <span className="ui-row">
              <span>
                {line.alike.sameCode ? t.sameCode(line.alike.code) : t.alike(line.alike.code)}{" "}
                <Link to={`/data/catalogue/${line.alike.id}`} lang="zh-CN">
                  {line.alike.name}
                </Link>
              </span>
              <select
                className="ui-select"
                aria-label={`${t.decide} ${line.content.code}`}
                value={(said[line.key] === undefined ? line.decision : said[line.key]) ?? ""}
                onChange={({ target }) =>
                  onDecide(line.key, IMPORT_DECISIONS.find((each) => each === target.value) ?? null)
                }
              >
                <option value="">{t.undecided}</option>
                {decisionsOf(line.alike).map((each) => (
                  <option key={each} value={each}>
                    {t.decisions[each]}
                  </option>
                ))}
              </select>
            </span>
          )}
          {line.notes.map((each) => (
            <span key={each.zh} className="ui-quiet">
              {sentence(each)}
            </span>
          ))}
        </div>
      ),
    },
  ];
}
