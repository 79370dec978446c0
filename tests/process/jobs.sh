# How many work at a time changes no byte of what comes out.
reports "$(soak 30 12)"
printf '\377\376\000' > broken.txt
cat > loud.lua <<'END'
return { api = 1, columns = { "path", "count" }, map = function(report, emit)
  local n = 0
  for f in report:facts {} do n = n + 1 end
  print(report.path, n)
  if n % 7 == 0 then error("seven") end
  emit { path = report.path, count = n }
end }
END
all() {
  "$BAOSHU" facts --jobs "$1" --format ndjson $reports absent.txt broken.txt
  echo "status $?"
  "$BAOSHU" ./loud.lua --jobs "$1" --format csv $reports absent.txt
  echo "status $?"
  "$BAOSHU" multiples --jobs "$1" --format json $reports
  echo "status $?"
}
all 1 > one.out 2> one.err
grep -q 'status 1' one.out || fail "nothing failed"
grep -q seven one.err || fail "no script failed"
[ "$(wc -l < one.out)" -gt 400 ] || fail "little came out"
for round in $(seq "$(soak 20 1)"); do
  for jobs in 2 3 8 64; do
    all $jobs > many.out 2> many.err
    same one.out many.out "$jobs jobs, round $round"
    same one.err many.err "$jobs jobs, round $round"
  done
done
