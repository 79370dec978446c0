# A worker that dies costs its report, and who dies on every report ends the run with 70. What was asked is
# recorded all the same.
reports 12
cat > busy.lua <<'END'
return { api = 1, columns = { "path" }, map = function(report, emit)
  print(report.path .. " begins")
  for i = 1, 3000000000 do end
  emit { path = report.path }
end }
END
echo old > records.ndjson
begin ./busy.lua --time 100 --jobs 3 --records records.ndjson $reports > out 2> err
for _ in $(seq 300); do
  kill -0 "$pid" 2> /dev/null || break
  if grep -qs "r1.txt begins" err; then # the first ones were asked
    workers | xargs -r kill -9 2> /dev/null
  fi
  sleep 0.1
done
wait "$pid" 2> /dev/null
status=$?
[ $status -eq 70 ] || fail "status $status"
says "r1.txt: the worker process was killed: the system may lack memory"
says "one worker process after the other died, so the rest is left undone"
[ "$(grep -c 'the worker process was' err)" -eq 5 ] || fail "not after five: $(cat err)"
[ "$(grep -c '"script":"./busy.lua","status":"worker_crash","line":null,"message":"the worker process was' records.ndjson)" -eq 5 ] ||
  fail "not five records of a crash: $(cat records.ndjson)"
[ "$(wc -l < records.ndjson)" -eq 5 ] || fail "a record of what was left undone: $(cat records.ndjson)"
no_draft 70
none_left 70
