import { Button, type ButtonProps } from "antd";
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";

export type MenuEntry = {
  readonly key: string;
  readonly label: ReactNode;
  readonly danger?: boolean;
  readonly onChoose: () => void;
};

/** A button under which a menu opens: arrows walk through it, Escape and a touch beside it close it. */
export function MenuButton({
  entries,
  head,
  ...button
}: ButtonProps & {
  readonly entries: readonly MenuEntry[];
  /** Stands above the entries. */
  readonly head?: ReactNode;
}) {
  const [place, setPlace] = useState<CSSProperties | null>(null);
  const whole = useRef<HTMLDivElement>(null);
  const open = place !== null;
  useEffect(() => {
    if (!open) return;
    const close = ({ target }: Event) => {
      if (target === document || !whole.current?.contains(target as Node)) setPlace(null);
    };
    const events = ["pointerdown", "focusin", "scroll", "resize"];
    for (const each of events) window.addEventListener(each, close, true);
    return () => {
      for (const each of events) window.removeEventListener(each, close, true);
    };
  }, [open]);
  const show = () => {
    const { top, bottom, right } = whole.current?.getBoundingClientRect() ?? new DOMRect();
    // Above the button where there is more room; fixed, so that no table cuts it off.
    const below = window.innerHeight - bottom >= top || window.innerHeight - bottom > 320;
    setPlace({
      right: Math.max(4, window.innerWidth - right),
      ...(below ? { top: bottom + 4 } : { bottom: window.innerHeight - top + 4 }),
    });
  };
  const moved = (event: KeyboardEvent) => {
    const items = [...(whole.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === "Escape") {
      setPlace(null);
      whole.current?.querySelector("button")?.focus();
    } else if (event.key === "ArrowDown") items[(at + 1) % items.length]?.focus();
    else if (event.key === "ArrowUp") items.at(at <= 0 ? -1 : at - 1)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="menu-button" ref={whole} onKeyDown={open ? moved : undefined}>
      <Button
        {...button}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => (open ? setPlace(null) : show())}
      />
      {open && (
        <div role="menu" style={place}>
          {head}
          {entries.map(({ key, label, danger, onChoose }) => (
            <button
              key={key}
              type="button"
              role="menuitem"
              className={danger ? "danger" : undefined}
              onClick={() => {
                setPlace(null);
                onChoose();
              }}
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
