import { StyleProvider, legacyLogicalPropertiesTransformer } from "@ant-design/cssinjs";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { type ReactNode, StrictMode, useMemo } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router";
import { AppearanceProvider, useAppearance } from "./appearance.tsx";
import { type AuditWordsLoader, AuditWordsProvider } from "./audit-words.tsx";
import { failureOf } from "./failure.ts";
import { HelpProvider, type HelpSources } from "./help-context.tsx";
import { LanguageProvider, useLanguage } from "./language.tsx";
import type { Page } from "./page.ts";
import { type Panels, PanelsProvider } from "./panels.tsx";
import { routerOf } from "./router.tsx";
import { type Door, DoorProvider } from "./session.tsx";
import "./page.css";
import "./print.css";
import "./shell.css";
import "./windows.css";
import { themeOf } from "./theme.ts";
import { INBOX_KEY } from "./waiting.ts";

/** Only what may pass by itself is tried again: a refusal stays a refusal. */
const PASSING = new Set(["unreachable", "unavailable", "database-away", "shutting-down"]);

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: report }),
  mutationCache: new MutationCache({
    onError: report,
    // What was done may have been what waited.
    onSuccess: () => void queries.invalidateQueries({ queryKey: INBOX_KEY }),
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      networkMode: "always",
      retry: (count, error) => count < 2 && PASSING.has(failureOf(error).code),
    },
    mutations: { networkMode: "always" },
  },
});

/** Refusals are shown where they happen; what is a bug also goes to the console with its stack. */
function report(error: Error) {
  if (failureOf(error).code === "bug") console.error(error);
}

function Look({ children }: { readonly children: ReactNode }) {
  const { appearance } = useAppearance();
  const { language } = useLanguage();
  const theme = useMemo(() => themeOf(appearance), [appearance]);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === "zh" ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}

/** What `pages.ts`, the composition root of the web, hands over. */
export type Web = {
  readonly pages: readonly Page[];
  readonly door: Door;
  readonly auditWords: readonly AuditWordsLoader[];
  readonly panels: readonly Panels[];
  readonly help: HelpSources;
};

/** Puts the application on the page. */
export function start(root: HTMLElement, web: Web): void {
  const { pages, door, auditWords, panels, help } = web;
  const router = routerOf(pages);
  createRoot(root).render(
    <StrictMode>
      {/* Chromium 88 lacks some logical properties, such as border-start-start-radius. */}
      <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
        <AppearanceProvider>
          <LanguageProvider>
            <Look>
              <QueryClientProvider client={queries}>
                <DoorProvider door={door}>
                  <AuditWordsProvider words={auditWords}>
                    <PanelsProvider panels={panels}>
                      <HelpProvider help={help}>
                        <RouterProvider router={router} />
                      </HelpProvider>
                    </PanelsProvider>
                  </AuditWordsProvider>
                </DoorProvider>
              </QueryClientProvider>
            </Look>
          </LanguageProvider>
        </AppearanceProvider>
      </StyleProvider>
    </StrictMode>,
  );
}
