import { useLocation, useNavigate, useSearchParams } from "react-router";
import { useText } from "./language.tsx";
import { SearchField } from "../kit/search-field.tsx";
import { text } from "./text.ts";

/** The search over all plans in the head of every page. */
export function PlanSearch({ path }: { readonly path: string }) {
  const t = useText(text);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const asked = pathname === path ? (search.get("q") ?? "") : "";
  return (
    <form role="search" className="plan-search" onSubmit={(event) => event.preventDefault()}>
      <SearchField
        className=""
        label={t.search}
        value={asked}
        onSearch={(q) => q !== "" && void navigate(`${path}?${new URLSearchParams({ q }).toString()}`)}
      />
    </form>
  );
}
