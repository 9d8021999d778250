import { lazy, Suspense } from "react";
import type { Door } from "../../web/frame/session.tsx";
import { api } from "./api.ts";

const SignInForm = lazy(() =>
  import("./sign-in-form.tsx").then((module) => ({ default: module.SignInForm })),
);

/** How the shell lets people in and out. */
export const door: Door = {
  read: () => api("GET /api/session"),
  signOut: async () => {
    await api("DELETE /api/session", { query: {} });
  },
  viewAs: async (role) => {
    await api("POST /api/session/view-as", { body: { role } });
  },
  signInPath: "/sign-in",
  passwordPath: "/password",
  factorPath: "/second-factor",
  accountPath: "/account",
  SignInAgain: ({ name, onDone }) => (
    <Suspense fallback={null}>
      <SignInForm name={name} onDone={onDone} />
    </Suspense>
  ),
};
