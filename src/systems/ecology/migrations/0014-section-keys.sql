-- By what two names of sections are one: sectionKey of water/section-name.ts, for what only the database compares.
create function ecology.section_key(name text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(
    regexp_replace(
      regexp_replace(normalize(name, nfkc), '[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]', '', 'g'),
      '\s+', ' ', 'g'),
    '(?<![0-9]) | (?![0-9])', '', 'g')
$$;
