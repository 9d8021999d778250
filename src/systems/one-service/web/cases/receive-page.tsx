import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import { Choice } from "../../../../web/kit/choice.tsx";
import "../../../../web/frame/desk.css";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useFilters } from "../../../../web/kit/filters.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { SearchField } from "../../../../web/kit/search-field.tsx";
import type { WindowItem } from "../../contract/cases.ts";
import { api } from "../client.ts";
import { CityName, SampleLabel } from "./case-labels.tsx";
import "./cases.css";
import { Check, Select, Words } from "./field.tsx";
import { text } from "./receive-text.ts";

const ITEMS = "GET /api/window-items";

/** Receiving at a window for whichever city decides, in four steps on one page. */
export default function ReceivePage() {
  const t = useText(text);
  const [filters, change] = useFilters(["q", "city", "item"]);
  const { item } = filters;
  const chosen = useQuery({
    queryKey: [ITEMS, { item }],
    queryFn: () => api(ITEMS, { query: { item } }),
    enabled: item !== undefined,
  });
  const found = item === undefined ? undefined : chosen.data?.rows.find(({ id }) => id === item);
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      breadcrumb={[{ title: t.back, path: "/window" }, { title: t.title }]}
    >
      <div className="ui-stack">
        {found ? (
          <>
            <Chosen item={found} onChange={() => change({ item: null })} />
            <ReceiveForm key={found.id} item={found} />
          </>
        ) : (
          <FindItem q={filters.q} city={filters.city} onChange={change} />
        )}
        <FailureNotice error={chosen.error} />
      </div>
    </PageFrame>
  );
}

function Chosen({ item, onChange }: { readonly item: WindowItem; readonly onChange: () => void }) {
  const t = useText(text);
  return (
    <section className="ui-panel" aria-labelledby="chosen-item">
      <h2 id="chosen-item" lang="zh-CN">
        {item.name}
      </h2>
      <div className="ui-row">
        <span>
          {t.decides}: <CityName code={item.city} />{" "}
          <span className="ui-quiet" lang="zh-CN">
            {item.dept}
          </span>
        </span>
        <span>
          {t.limit}:{" "}
          {item.promised
            ? (item.promised.printed ?? t.days(item.promised.value, item.promised.unit === "working-day"))
            : t.none}
        </span>
        <SampleLabel sample={item.sample} />
        <Button size="small" onClick={onChange}>
          {t.change}
        </Button>
      </div>
    </section>
  );
}

function FindItem(props: {
  readonly q: string | undefined;
  readonly city: string | undefined;
  readonly onChange: (change: { q?: string | null; city?: string | null; item?: string }) => void;
}) {
  const { q, city, onChange } = props;
  const t = useText(text);
  const sentence = useSentence();
  const query = { q, city };
  const items = useQuery({
    queryKey: [ITEMS, query],
    queryFn: () => api(ITEMS, { query }),
    placeholderData: keepPreviousData,
    enabled: q !== undefined || city !== undefined,
  });
  const asked = q !== undefined || city !== undefined;
  const rows = asked ? (items.data?.rows ?? []) : [];
  return (
    <section className="ui-panel" aria-labelledby="find-item">
      <h2 id="find-item">{t.find}</h2>
      <div className="filters">
        <SearchField label={t.search} value={q ?? ""} onSearch={(words) => onChange({ q: words })} />
        <Choice
          label={t.city}
          any={t.anyCity}
          value={city}
          options={CITIES.map(({ code, name }) => ({ value: code, label: sentence(name) }))}
          onChange={(next) => onChange({ city: next })}
        />
      </div>
      <FailureNotice error={items.error} />
      {!asked && <p className="ui-quiet">{t.hint}</p>}
      {asked && items.data && rows.length === 0 && <p>{t.nothing}</p>}
      <ul className="cs-cards">
        {rows.map((item) => (
          <li key={item.id} className="cs-card">
            <b lang="zh-CN">{item.name}</b>
            <span>
              {t.decides}: <CityName code={item.city} />{" "}
              <span className="ui-quiet" lang="zh-CN">
                {item.dept}
              </span>
            </span>
            <span className="ui-row">
              <Button onClick={() => onChange({ item: item.id })}>{t.choose}</Button>
              <SampleLabel sample={item.sample} />
            </span>
          </li>
        ))}
      </ul>
      {rows.length >= 50 && <p className="ui-quiet">{t.tooMany}</p>}
    </section>
  );
}

const first = {
  kind: "person" as "person" | "enterprise",
  name: "",
  number: "",
  phone: "",
  seen: false,
  papers: [] as readonly string[],
  note: "",
  by: "online" as "online" | "post" | "window",
  address: "",
};

function ReceiveForm({ item }: { readonly item: WindowItem }) {
  const t = useText(text);
  const navigate = useNavigate();
  const [form, setForm] = useState({ ...first, kind: item.serves[0] ?? "person" });
  const [key] = useState(newRequestKey);
  const change = (next: Partial<typeof first>) => setForm((now) => ({ ...now, ...next }));
  const saving = useMutation({
    mutationFn: () =>
      api("POST /api/window-cases", {
        body: {
          key,
          identitySeen: form.seen,
          content: {
            itemIds: [item.id],
            bundleId: null,
            receivingCity: item.city,
            applicant: {
              kind: form.kind,
              name: form.name.trim(),
              number: form.number.trim().toUpperCase(),
              phone: form.phone.trim() || null,
            },
            answers: form.note.trim() === "" ? [] : [{ field: "note", label: "申请事由", value: form.note }],
            papers: form.papers.map((material, at) => ({
              field: `window-${at + 1}`,
              material,
              itemIds: [item.id],
              way: "window" as const,
              files: [],
              supply: null,
            })),
            delivery: { by: form.by, address: form.by === "post" ? form.address : null, city: null },
            statements: [],
          },
        },
      }),
    onSuccess: ({ id }) => void navigate(`/cases/${id}`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form className="ui-stack" onSubmit={submit} aria-label={t.title}>
      <section className="ui-panel cs-form" aria-labelledby="receive-who">
        <h2 id="receive-who">{t.who}</h2>
        <div className="cs-fields">
          <Select
            label={t.kind}
            value={form.kind}
            options={[
              { value: "person", label: t.person },
              { value: "enterprise", label: t.enterprise },
            ]}
            onChange={(kind) => change({ kind })}
          />
          <Words label={t.name} rows={1} most={200} value={form.name} onChange={(name) => change({ name })} />
          <Words
            label={t.number}
            rows={1}
            most={18}
            value={form.number}
            onChange={(number) => change({ number })}
          />
          <Words
            label={t.phone}
            rows={1}
            most={30}
            required={false}
            value={form.phone}
            onChange={(phone) => change({ phone })}
          />
        </div>
        <Check required label={t.seen} checked={form.seen} onChange={(seen) => change({ seen })} />
      </section>
      <section className="ui-panel cs-form" aria-labelledby="receive-papers">
        <h2 id="receive-papers">{t.papers}</h2>
        <p className="ui-quiet">{t.papersHelp}</p>
        {item.materials.map(({ name, needed }) => (
          <Check
            key={name}
            required={needed === "needed"}
            label={
              <>
                <span lang="zh-CN">{name}</span>{" "}
                <span className="ui-quiet">
                  {needed === "needed" ? t.needed : needed === "later" ? t.mayFollow : t.optional}
                </span>
              </>
            }
            checked={form.papers.includes(name)}
            onChange={(on) =>
              change({ papers: on ? [...form.papers, name] : form.papers.filter((each) => each !== name) })
            }
          />
        ))}
        <Words
          label={t.note}
          rows={2}
          required={false}
          value={form.note}
          onChange={(note) => change({ note })}
        />
      </section>
      <section className="ui-panel cs-form" aria-labelledby="receive-result">
        <h2 id="receive-result">{t.result}</h2>
        <div className="cs-fields">
          <Select
            label={t.result}
            value={form.by}
            options={[
              { value: "online", label: t.online },
              { value: "post", label: t.post },
              { value: "window", label: t.window },
            ]}
            onChange={(by) => change({ by })}
          />
          {form.by === "post" && (
            <Words
              label={t.address}
              rows={1}
              most={500}
              value={form.address}
              onChange={(address) => change({ address })}
            />
          )}
        </div>
      </section>
      <FailureNotice error={saving.error} />
      <div>
        <Button type="primary" size="large" htmlType="submit" loading={saving.isPending}>
          {t.receive}
        </Button>
      </div>
    </form>
  );
}
