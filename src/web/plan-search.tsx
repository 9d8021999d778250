import { Input } from "antd";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { useText } from "./language.tsx";
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
      <Input.Search
        // A new search starts the box anew with its words.
        key={asked}
        defaultValue={asked}
        allowClear
        maxLength={200}
        aria-label={t.search}
        placeholder={t.searchHint}
        onSearch={(value) => {
          const q = value.trim();
          if (q !== "") void navigate(`${path}?${new URLSearchParams({ q }).toString()}`);
        }}
      />
    </form>
  );
}
