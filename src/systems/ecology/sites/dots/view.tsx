import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import type { Position } from "../../../../kernel/outline.ts";
import { regionWords } from "../../../../kernel/region.ts";
import { send, urlOf } from "../../../../web/frame/api.ts";
import { useAppearance } from "../../../../web/frame/appearance.tsx";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { useNarrow } from "../../../../web/frame/screen.ts";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { Chinese, SampleLabel, Section } from "../../../../web/kit/parts.tsx";
import { api } from "../../web/client.ts";
import { SITE_STATUSES, type SiteStatus } from "../kind.ts";
import "../sites.css";
import { words } from "../words.ts";
import { countsOf, dotNear, type Dots, dotsOf, DRAWN, type Look, SHRINK, wholeLook } from "./dots.ts";
import { drawDots, drawShape } from "./use-drawing.ts";

const ROUTE = "GET /api/ecology/site-dots/file";
const AT = "GET /api/ecology/site-dots/at/:longitude/:latitude";
const REACH = 14;
const STEP = 60;
const CLOSEST = 4_000_000;
const FARTHEST = 60;

const zoomed = (look: Look, by: number): Look => ({
  ...look,
  perDegree: Math.min(CLOSEST, Math.max(FARTHEST, look.perDegree * by)),
});
const moved = ({ middle, perDegree }: Look, dx: number, dy: number): Look => ({
  middle: [middle[0] - dx / (perDegree * SHRINK), middle[1] + dy / perDegree],
  perDegree,
});

function Sign({ status }: { readonly status: SiteStatus }) {
  const place = useRef<HTMLCanvasElement>(null);
  const { palette } = useAppearance();
  useEffect(() => {
    const pen = place.current?.getContext("2d");
    if (!pen) return;
    pen.clearRect(0, 0, 32, 32);
    drawShape(pen, status, [16, 16], 11, palette);
  }, [status, palette]);
  return <canvas ref={place} className="sites-sign" width={32} height={32} aria-hidden="true" />;
}

/** The dots to be moved about and opened, by pointer or keyboard. */
function Picture({ dots, hidden }: { readonly dots: Dots; readonly hidden: ReadonlySet<SiteStatus> }) {
  const t = useText(words);
  const sentence = useSentence();
  const { palette } = useAppearance();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const place = useRef<HTMLCanvasElement>(null);
  const held = useRef<{ readonly x: number; readonly y: number; readonly moved: boolean } | null>(null);
  const [width, setWidth] = useState(0);
  const height = narrow ? 360 : 480;
  const [chosen, setLook] = useState<Look | null>(null);
  const look = chosen ?? wholeLook(dots, width || 640, height);
  useEffect(() => {
    const canvas = place.current;
    if (canvas === null) return undefined;
    const measure = () => setWidth(canvas.clientWidth);
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(canvas);
    return () => watching.disconnect();
  }, []);
  useEffect(() => {
    const canvas = place.current;
    const pen = canvas?.getContext("2d", { willReadFrequently: true });
    if (!canvas || !pen || width === 0) return;
    const ratio = window.devicePixelRatio || 1;
    [canvas.width, canvas.height] = [width * ratio, height * ratio];
    const city = (code: string) => sentence(regionWords(code));
    drawDots(pen, { dots, look, size: [width, height], ratio, palette, hidden, words: { ...t, city } });
  });
  // A wheel turns the page unless the listener may say no, which React's may not.
  useEffect(() => {
    const canvas = place.current;
    if (canvas === null) return undefined;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && document.activeElement !== canvas) return;
      event.preventDefault();
      setLook(zoomed(look, event.deltaY < 0 ? 1.25 : 0.8));
    };
    canvas.addEventListener("wheel", turn, { passive: false });
    return () => canvas.removeEventListener("wheel", turn);
  });
  const opening = useMutation({
    mutationFn: async ([longitude, latitude]: Position) =>
      (await api(AT, { params: { longitude: String(longitude), latitude: String(latitude) } })).sites,
    onSuccess: (sites) => {
      const [only, other] = sites;
      if (only !== undefined && other === undefined) void navigate(`/ecology/sites/${only.id}`);
    },
  });
  const open = (x: number, y: number): void => {
    const shows = (at: number) => !hidden.has(DRAWN[dots.status[at] ?? 0] ?? "found");
    const position = dotNear(dots, look, [x, y], [width, height], REACH, shows);
    if (position !== null) opening.mutate(position);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => setLook(moved(look, STEP, 0)),
    ArrowRight: () => setLook(moved(look, -STEP, 0)),
    ArrowUp: () => setLook(moved(look, 0, STEP)),
    ArrowDown: () => setLook(moved(look, 0, -STEP)),
    "+": () => setLook(zoomed(look, 1.5)),
    "=": () => setLook(zoomed(look, 1.5)),
    "-": () => setLook(zoomed(look, 1 / 1.5)),
    "0": () => setLook(null),
    Enter: () => open(width / 2, height / 2),
  };
  const press = (event: KeyboardEvent) => {
    const does = keys[event.key];
    if (does === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    does();
  };
  const drag = (event: PointerEvent) => {
    if (held.current === null) return;
    const [dx, dy] = [event.clientX - held.current.x, event.clientY - held.current.y];
    if (!held.current.moved && Math.hypot(dx, dy) < 4) return;
    held.current = { x: event.clientX, y: event.clientY, moved: true };
    setLook(moved(look, dx, dy));
  };
  const lift = (event: PointerEvent) => {
    const was = held.current;
    held.current = null;
    if (was === null || was.moved) return;
    const box = event.currentTarget.getBoundingClientRect();
    open(event.clientX - box.left, event.clientY - box.top);
  };
  const several = opening.data !== undefined && opening.data.length > 1 ? opening.data : [];
  return (
    <>
      <div className="ui-row no-print">
        <Button size="small" onClick={() => setLook(zoomed(look, 1.5))}>
          {t.nearer}
        </Button>
        <Button size="small" onClick={() => setLook(zoomed(look, 1 / 1.5))}>
          {t.farther}
        </Button>
        <Button size="small" onClick={() => setLook(null)}>
          {t.all}
        </Button>
        <span className="ui-quiet">{t.dotsHelp}</span>
      </div>
      <div className="sites-dots">
        <canvas
          ref={place}
          style={{ height }}
          tabIndex={0}
          role="img"
          aria-label={t.dotsDrawn(dots.count)}
          onKeyDown={press}
          onPointerDown={(event) => {
            held.current = { x: event.clientX, y: event.clientY, moved: false };
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={drag}
          onPointerUp={lift}
          onPointerCancel={() => (held.current = null)}
        />
        <i aria-hidden="true" />
      </div>
      <FailureNotice error={opening.error} />
      {several.length > 0 && (
        <ul className="ui-plain-list">
          {several.map(({ id, title, status }) => (
            <li key={id}>
              <Link to={`/ecology/sites/${id}`} lang="zh-CN">
                {title}
              </Link>{" "}
              <span className="ui-quiet">{sentence(SITE_STATUSES[status])}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type Line = { readonly status: SiteStatus | null; readonly counts: readonly number[] };

/** Where those of a status and a zone are listed. */
const listOf = (status: SiteStatus | null, zone: string | null) => {
  const query = new URLSearchParams();
  if (status !== null) query.set("status", status);
  if (zone !== null) query.set("zone", zone);
  return `/ecology/sites?${query}`;
};

/** How many sites of each status lie in each zone: what the picture shows, in figures that lead to their lists. */
function Counts({ dots }: { readonly dots: Dots }) {
  const t = useText(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const counts = countsOf(dots);
  const lines: readonly Line[] = [...counts].map(([status, of]) => ({ status, counts: of }));
  const total: Line = {
    status: null,
    counts: [...dots.zones, null].map((_, at) =>
      lines.reduce((sum, line) => sum + (line.counts[at] ?? 0), 0),
    ),
  };
  const cell = (count: number, address: string | null) =>
    count === 0 ? (
      "0"
    ) : address === null ? (
      formatFigure(count, language)
    ) : (
      <Link to={address}>{formatFigure(count, language)}</Link>
    );
  const columns: readonly Column<Line>[] = [
    {
      key: "status",
      title: t.status,
      card: "title",
      render: ({ status }) => (status === null ? t.total : sentence(SITE_STATUSES[status])),
    },
    ...dots.zones.map((zone, at): Column<Line> => ({
      key: zone,
      title: <Chinese>{zone}</Chinese>,
      figure: true,
      render: ({ status, counts: of }) => cell(of[at] ?? 0, listOf(status, zone)),
    })),
    {
      key: "none",
      title: t.outside,
      figure: true,
      render: ({ counts: of }) => cell(of.at(-1) ?? 0, null),
    },
    {
      key: "total",
      title: t.total,
      figure: true,
      card: "mark",
      render: ({ status, counts: of }) =>
        cell(
          of.reduce((sum, each) => sum + each, 0),
          listOf(status, null),
        ),
    },
  ];
  return (
    <DataTable
      columns={columns}
      rows={[...lines, total]}
      rowKey={({ status }) => status ?? "total"}
      label={t.countsOf}
    />
  );
}

/** All sites that the reader sees, as dots, and the same in figures. */
export function DotsView() {
  const t = useText(words);
  const sentence = useSentence();
  const [hidden, setHidden] = useState<ReadonlySet<SiteStatus>>(new Set());
  const found = useQuery({
    queryKey: [ROUTE],
    queryFn: async () => dotsOf(await (await send(urlOf(ROUTE), {}, "file")).arrayBuffer()),
  });
  const toggle = (status: SiteStatus) =>
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(status)) next.add(status);
      return next;
    });
  return (
    <Loaded query={found}>
      {(dots) => (
        <Section title={t.dots}>
          <p>
            {t.dotsDrawn(dots.count)} <SampleLabel sample={dots.sample} />
          </p>
          <Picture dots={dots} hidden={hidden} />
          <fieldset className="ui-row sites-legend">
            <legend>{t.legend}</legend>
            {DRAWN.toReversed().map((status) => (
              <label key={status} className="ui-row">
                <input type="checkbox" checked={!hidden.has(status)} onChange={() => toggle(status)} />
                <Sign status={status} />
                {sentence(SITE_STATUSES[status])}
              </label>
            ))}
          </fieldset>
          <Counts dots={dots} />
        </Section>
      )}
    </Loaded>
  );
}

export default DotsView;
