import { QuestionCircleOutlined } from "@ant-design/icons";
import { lazy, Suspense, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { useText } from "./language.tsx";
import { SideSheet } from "./side-sheet.tsx";
import { text } from "./text.ts";

const HelpOfPage = lazy(() => import("./help-of-page.tsx"));

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The help of the page that is open: by its button and by `?`, wherever nothing is typed and no other window is open. */
export function Help({ onTour }: { readonly onTour: () => void }) {
  const t = useText(text);
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      if (document.querySelector("dialog[open], [role=dialog]")) return;
      event.preventDefault();
      setOpenAt(pathname);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [pathname]);
  return (
    <>
      <button
        type="button"
        className="head-help"
        aria-label={t.help}
        title={t.help}
        onClick={() => setOpenAt(pathname)}
      >
        <QuestionCircleOutlined />
      </button>
      <SideSheet title={t.helpTitle} open={openAt === pathname} onClose={() => setOpenAt(null)}>
        <Suspense fallback={null}>
          <HelpOfPage
            onTour={() => {
              setOpenAt(null);
              onTour();
            }}
          />
        </Suspense>
      </SideSheet>
    </>
  );
}
