import { SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useState } from "react";

/** Words to search for, sent with Enter or the button; follows `value` when the address changes. */
export function SearchField({
  label,
  value,
  onSearch,
  className = "filter-words",
}: {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (words: string) => void;
  readonly className?: string;
}) {
  const [followed, setFollowed] = useState(value);
  const [words, setWords] = useState(value);
  if (value !== followed) {
    setFollowed(value);
    setWords(value);
  }
  return (
    <Input.Search
      className={className}
      allowClear
      maxLength={100}
      aria-label={label}
      placeholder={label}
      searchIcon={<SearchOutlined aria-label={label} />}
      value={words}
      onChange={(event) => setWords(event.target.value)}
      onSearch={(text) => onSearch(text.trim())}
    />
  );
}
