import { Suspense } from "react";
import { createBrowserRouter, redirect, type RouteObject } from "react-router";
import { RouteFailure, NotFound } from "./failure-pages.tsx";
import { Frame } from "./frame.tsx";
import { Gate } from "./gate.tsx";
import { Home } from "./home.tsx";
import type { Page } from "./page.ts";
import { PagesProvider } from "./pages-context.tsx";
import { PageSkeleton } from "../kit/skeletons.tsx";

/** Each page loads when first opened; who may not see it gets a sentence and not the page. */
function routeOf(page: Page): RouteObject {
  return {
    path: page.path,
    errorElement: <RouteFailure />,
    HydrateFallback: PageSkeleton,
    lazy: async () => {
      const { default: Content } = await page.load();
      return {
        element: (
          <Gate page={page}>
            <Suspense fallback={<PageSkeleton />}>
              <Content />
            </Suspense>
          </Gate>
        ),
      };
    },
  };
}

const oldRouteOf = ({ was, path }: Page): RouteObject[] =>
  was === undefined ? [] : [{ path: was, loader: () => redirect(path) }];

export function routerOf(pages: readonly Page[]) {
  const home: RouteObject[] = pages.some((page) => page.path === "/")
    ? []
    : [{ index: true, element: <Home /> }];
  return createBrowserRouter([
    {
      element: (
        <PagesProvider pages={pages}>
          <Frame />
        </PagesProvider>
      ),
      errorElement: <RouteFailure />,
      HydrateFallback: PageSkeleton,
      children: [
        ...home,
        ...pages.map(routeOf),
        ...pages.flatMap(oldRouteOf),
        { path: "*", element: <NotFound /> },
      ],
    },
  ]);
}
