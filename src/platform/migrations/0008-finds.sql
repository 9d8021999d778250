-- What is found by words across all kinds of records (src/platform/records/finder.ts): a text of one form, by its beginning and by
-- every two neighbouring characters of its first 160. As src/kernel/search-tokens.ts folds them, as far as a database of version 12 can.
create function find_text(given text) returns text language sql immutable parallel safe as
$$
select regexp_replace(lower(translate(left(given, 200),
  '　！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～',
  ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~')),
  '([㐀-鿿])\s+(?=[㐀-鿿])', '\1', 'g')
$$;

-- Its cost as measured for the like of it: to look rows up by the index is cheaper than to make their pairs again.
create function find_pairs(given text) returns text[] language sql immutable parallel safe cost 10000 as
$$
select coalesce(array_agg(distinct substr(given, at, 2)), '{}')
from generate_series(1, length(left(given, 160)) - 1) as at
$$;

-- Both indexes of a table's text, of all rows or of those under a condition.
create function index_finds(target text, name text, given text, condition text default null) returns void language plpgsql as
$$
begin
  execute format('create index %I on %s using gin (platform.find_pairs(%s)) with (fastupdate = off)%s',
    name || '_pairs', target, given, coalesce(' where ' || condition, ''));
  execute format('create index %I on %s (left(%s, 64) text_pattern_ops)%s',
    name || '_begins', target, given, coalesce(' where ' || condition, ''));
end
$$;
