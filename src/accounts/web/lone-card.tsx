import type { ReactNode } from "react";
import { Mark } from "../../web/frame/mark.tsx";
import { AppearanceSwitch, LanguageSwitch } from "../../web/frame/switches.tsx";
import { useText } from "../../web/frame/language.tsx";
import "./lone-card.css";
import { text } from "./text.ts";

/** The one card of the pages before the desk. */
export function LoneCard({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  const t = useText(text);
  const Name = title === undefined ? "h1" : "p";
  return (
    <div className="lone">
      <div className="lone-brand">
        <Mark size={44} />
        <div>
          <Name className="lone-name">{t.product}</Name>
          <p className="quiet">{t.line}</p>
        </div>
      </div>
      <section className="lone-card">
        {title !== undefined && <h1 className="lone-title">{title}</h1>}
        {children}
      </section>
      <div className="lone-foot">
        <p>{t.unclassified}</p>
        <div>
          <LanguageSwitch />
          <AppearanceSwitch />
        </div>
      </div>
    </div>
  );
}
