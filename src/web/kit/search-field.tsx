import { SearchOutlined } from "@ant-design/icons";
import { type KeyboardEvent, useState } from "react";

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
  const send = () => onSearch(words.trim());
  const key = ({ key: pressed, nativeEvent }: KeyboardEvent) => {
    // What is still being composed into Chinese is not sent.
    if (pressed === "Enter" && !nativeEvent.isComposing) send();
  };
  return (
    <span className={`search-field ${className}`}>
      <input
        type="search"
        maxLength={100}
        aria-label={label}
        placeholder={label}
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          // Emptied by its own cross, it asks for everything again.
          if (target.value === "" && value !== "") onSearch("");
        }}
        onKeyDown={key}
      />
      <button type="button" aria-label={label} onClick={send}>
        <SearchOutlined />
      </button>
    </span>
  );
}
