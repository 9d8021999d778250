import { DownOutlined } from "@ant-design/icons";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { Count } from "./count.tsx";
import { fitting } from "./fitting.ts";
import { useSentence, useText } from "./language.tsx";
import { MenuButton } from "./menu-button.tsx";
import { tabsOf, titleOf } from "./menu.ts";
import { PinButton } from "./pins.tsx";
import { useNarrow } from "./screen.ts";
import "./tabs.css";
import { text } from "./text.ts";
import { useMenu } from "./use-menu.ts";

type Shown = {
  readonly to: string;
  readonly title: string;
  readonly waits: number;
  readonly marked: boolean;
};

/** The tabs of the workplace in which the page at this address stands; nothing where it is the only one. */
export function Tabs() {
  const sentence = useSentence();
  const { owner, where, linkTo, waitsOn } = useMenu();
  if (where === null) return null;
  const { workplace, page: place } = where;
  const tabs = tabsOf(owner, workplace);
  const within = tabs.find(({ pages }) => pages.some((page) => page === place));
  const alone = tabs.length < 2;
  const inside = (within ?? (alone ? tabs[0] : undefined))?.pages ?? [];
  const shown = tabs.map(({ title, pages }): Shown => ({
    to: linkTo(pages),
    title: sentence(title),
    waits: waitsOn(pages),
    marked: pages.some((page) => page === place),
  }));
  const below = inside.map((page): Shown => ({
    to: linkTo([page]),
    title: sentence(titleOf(page)),
    waits: waitsOn([page]),
    marked: page === place,
  }));
  const rows = [
    ...(alone ? [] : [{ name: sentence(workplace.title), shown, className: "tabs" }]),
    ...(below.length < 2
      ? []
      : [
          {
            name: sentence(within?.title ?? workplace.title),
            shown: below,
            className: alone ? "tabs" : "tabs tabs-below",
          },
        ]),
  ];
  if (rows.length === 0 && !workplace.system) return null;
  return (
    <div className="tab-rows no-print">
      {rows.map(({ name, shown: row, className }) => (
        // Tabs of another row are measured anew.
        <Row
          key={`${name} ${row.map(({ title, waits }) => title + waits).join(" ")}`}
          name={name}
          tabs={row}
          className={className}
        />
      ))}
      {workplace.system && <PinButton workplace={workplace} />}
    </div>
  );
}

/** One line of tabs, on a telephone as long as it is, with the current one in view; elsewhere what finds no room stands under 更多. */
function Row({
  name,
  tabs,
  className,
}: {
  readonly name: string;
  readonly tabs: readonly Shown[];
  readonly className: string;
}) {
  const t = useText(text);
  const navigate = useNavigate();
  const narrow = useNarrow();
  const row = useRef<HTMLElement>(null);
  const [widths, setWidths] = useState<readonly number[] | null>(null);
  const [room, setRoom] = useState(0);
  const current = tabs.findIndex(({ marked }) => marked);
  useLayoutEffect(() => {
    if (row.current === null || narrow) return setWidths(null);
    const { current: nav } = row;
    if (widths === null)
      setWidths([...nav.querySelectorAll("a")].map((tab) => tab.getBoundingClientRect().width + GAP));
    const measure = () => setRoom(nav.clientWidth);
    measure();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(measure);
    observer.observe(nav);
    return () => observer.disconnect();
  }, [narrow, widths]);
  useEffect(() => {
    const marked = row.current?.children[current] as HTMLElement | undefined;
    if (narrow && marked && row.current)
      row.current.scrollLeft = marked.offsetLeft - (row.current.clientWidth - marked.offsetWidth) / 2;
  }, [narrow, current]);
  const fits =
    widths === null || narrow || room === 0
      ? tabs.map((_, at) => at)
      : fitting(widths, { room, more: MORE, current });
  const rest = tabs.filter((_, at) => !fits.includes(at));
  return (
    <nav ref={row} className={className} aria-label={name}>
      {tabs.map(({ to, title, waits, marked }, at) =>
        fits.includes(at) ? (
          <Link key={at} to={to} {...(marked ? { "aria-current": "page" } : {})}>
            {title}
            <Count of={waits} />
          </Link>
        ) : null,
      )}
      {rest.length > 0 && (
        <MenuButton
          type="text"
          size="small"
          entries={rest.map(({ to, title, waits }) => ({
            key: to,
            label: [title, <Count key="waits" of={waits} />],
            onChoose: () => void navigate(to),
          }))}
        >
          {t.more} <DownOutlined className="small-icon" />
        </MenuButton>
      )}
    </nav>
  );
}

/** Between tabs, and what the button takes that holds the others, in px. */
const GAP = 4;
const MORE = 84;
