import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { Choice } from "../../web/kit/choice.tsx";
import { lazy, Suspense, useState } from "react";
import { ROLES } from "../../kernel/access.ts";
import { type Column, DataTable } from "../../web/kit/data-table.tsx";
import { ImportUpload } from "../../web/kit/import-upload.tsx";
import { EmptyState } from "../../web/kit/empty-state.tsx";
import { FilterChips } from "../../web/kit/filter-chips.tsx";
import { oneOf, pageOf, useFilters } from "../../web/kit/filters.ts";
import { formatInstant, formatList } from "../../web/frame/format.ts";
import { useLanguage, useText } from "../../web/frame/language.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { SearchField } from "../../web/kit/search-field.tsx";
import { useSorting } from "../../web/kit/sorting.ts";
import { text as shellText } from "../../web/frame/text.ts";
import { type Account, ACCOUNT_ORDERS, type AccountWithPassword } from "../domain/account.ts";
import { WATCHED } from "../domain/administration.ts";
import { AccountActions } from "./account-actions.tsx";
import { AccountState } from "./account-state.tsx";
import { text } from "./accounts-text.ts";
import { api } from "./api.ts";
import "./accounts.css";
import { OneTimePassword } from "./one-time-password.tsx";

// Its fields stand in files of their own.
const AccountForm = lazy(() => import("./account-form.tsx"));

export default function AccountsPage() {
  const t = useText(text);
  const shell = useText(shellText);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [filters, setFilters] = useFilters(["q", "role", "lacksUnit", "state", "page", "size"]);
  const [editing, setEditing] = useState<Account | "new" | null>(null);
  const [issued, setIssued] = useState<AccountWithPassword | null>(null);
  const page = pageOf(filters.page);
  const size = Math.min(200, pageOf(filters.size, 50));
  const lacksUnit = filters.lacksUnit === "true";
  const state = oneOf(filters.state, WATCHED);
  const { order, sorting } = useSorting(ACCOUNT_ORDERS);
  const list = useQuery({
    queryKey: ["accounts", filters, order],
    queryFn: () =>
      api("GET /api/accounts", {
        query: {
          q: filters.q,
          role: oneOf(filters.role, ROLES),
          lacksUnit: lacksUnit ? "true" : undefined,
          state,
          ...order,
          page,
          size,
        },
      }),
    placeholderData: keepPreviousData,
  });
  const changed = () => void queries.invalidateQueries({ queryKey: ["accounts"] });

  const chips = [
    ...(state === undefined
      ? []
      : [{ key: "state", label: t.watched[state], onRemove: () => setFilters({ state: null }) }]),
    ...(lacksUnit
      ? [{ key: "unit", label: t.onlyLackingUnit, onRemove: () => setFilters({ lacksUnit: null }) }]
      : []),
  ];

  const columns: readonly Column<Account>[] = [
    {
      key: "person",
      title: t.person,
      sort: "person",
      card: "title",
      render: (account) => (
        <>
          {account.displayName} <span className="quiet">{account.name}</span>
        </>
      ),
    },
    {
      key: "organisation",
      title: t.organisation,
      sort: "organisation",
      render: (account) => account.organisationName ?? <span className="quiet">{t.noOrganisation}</span>,
    },
    {
      key: "email",
      title: t.reach,
      render: (account) =>
        account.email === null && account.phone === null ? (
          <span className="quiet">{t.noEmail}</span>
        ) : (
          <>
            {account.email}
            {account.phone !== null && <div className="tabular">{account.phone}</div>}
          </>
        ),
    },
    {
      key: "roles",
      title: t.roles,
      render: (account) =>
        account.roles.length === 0 ? (
          <span className="quiet">{t.noRoles}</span>
        ) : (
          formatList(
            account.roles.map((role) => shell.roles[role]),
            language,
          )
        ),
    },
    { key: "state", title: t.state, render: (account) => <AccountState account={account} /> },
    {
      key: "seen",
      title: t.lastSeen,
      sort: "seen",
      render: (account) => <span className="tabular">{formatInstant(account.lastSeenAt) || t.never}</span>,
    },
    {
      key: "sessions",
      title: t.sessionsHead,
      sort: "sessions",
      figure: true,
      render: (account) => account.sessions,
    },
    {
      key: "actions",
      title: t.actions,
      card: "actions",
      fixed: "right",
      render: (account) => (
        <AccountActions
          account={account}
          onEdit={() => setEditing(account)}
          onPassword={setIssued}
          onChanged={changed}
        />
      ),
    },
  ];

  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        <>
          <ImportUpload
            label={t.importList}
            route="POST /api/account-imports"
            help={t.importHelp}
            to={(id) => `/accounts/imports/${id}`}
          />
          <Button type="primary" onClick={() => setEditing("new")}>
            {t.create}
          </Button>
        </>
      }
    >
      {(list.data?.lackingUnit ?? 0) > 0 && !lacksUnit && (
        <Alert
          type="warning"
          showIcon
          title={t.lackingUnit(list.data?.lackingUnit ?? 0)}
          action={
            <Button size="small" onClick={() => setFilters({ lacksUnit: "true", q: null, role: null })}>
              {t.show}
            </Button>
          }
        />
      )}
      <div className="filters no-print">
        <SearchField label={t.search} value={filters.q ?? ""} onSearch={(q) => setFilters({ q })} />
        <Choice
          label={t.roles}
          any={t.anyRole}
          value={oneOf(filters.role, ROLES) ?? undefined}
          options={ROLES.map((role) => ({ value: role, label: shell.roles[role] }))}
          onChange={(role) => setFilters({ role })}
        />
        <FilterChips
          day={null}
          filters={chips}
          shown={null}
          onClear={() => setFilters({ state: null, lacksUnit: null })}
        />
      </div>
      <DataTable
        label={t.title}
        columns={columns}
        rows={list.data?.rows}
        rowKey={(account) => account.id}
        loading={list.isPlaceholderData}
        error={list.error}
        onRetry={() => void list.refetch()}
        sorting={sorting}
        paging={{
          page,
          size,
          total: list.data?.total ?? 0,
          onChange: (next, nextSize) => setFilters({ page: next, size: nextSize }),
        }}
        empty={<EmptyState title={t.empty}>{t.emptyHelp}</EmptyState>}
      />
      {editing !== null && (
        <Suspense fallback={null}>
          <AccountForm
            account={editing === "new" ? null : editing}
            onClose={() => setEditing(null)}
            onSaved={(created) => {
              setEditing(null);
              setIssued(created);
              changed();
            }}
          />
        </Suspense>
      )}
      {issued !== null && <OneTimePassword issued={issued} onClose={() => setIssued(null)} />}
    </PageFrame>
  );
}
