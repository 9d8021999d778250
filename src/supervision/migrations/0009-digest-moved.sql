-- What a person is told in a day is the list of their desk, made anew each day (desk.notice says what went out).
drop table digest;
