import { DuckDBInstance } from "@duckdb/node-api";

// The class of every section and time and nothing else: no findings, no reasons, binary floats.
const [readings, limits, out] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
const quoted = (path) => `'${path.replaceAll("'", "''")}'`;
await connection.run(`
  copy (
    with judged as (
      select section, time, item,
        case when value like '%L' then value[:-2]::double / 2 else value::double end as v
      from read_csv(${quoted(readings)}, header = true, all_varchar = true)
    )
    select section, time, max(
      case
        when item = 'pH值' then if(v between 6 and 9, 1, 6)
        when least then 1 + (v < c1)::int + (v < c2)::int + (v < c3)::int + (v < c4)::int + (v < c5)::int
        else 1 + (v > c1)::int + (v > c2)::int + (v > c3)::int + (v > c4)::int + (v > c5)::int
      end) filter (where item <> '总氮') as class
    from judged left join read_csv(${quoted(limits)}, header = true) using (item)
    group by section, time
  ) to ${quoted(out)} (format json, array true)`);
process.exit();
