# A worker that dies costs its report, and who dies on every report ends the run with 70.
reports 12
code='for i = 1, 3000000000 do end'
begin -e "if report.path ~= 'r7.txt' then $code end print(report.path)" --time 100 --jobs 3 $reports > out 2> err
for _ in $(seq 200); do
  kill -0 "$pid" 2> /dev/null || break
  workers | xargs -r kill -9 2> /dev/null
  sleep 0.1
done
wait "$pid"
status=$?
[ $status -eq 70 ] || fail "status $status"
says "r1.txt: the worker process was killed: the system may lack memory"
says "one worker process after the other died, so the rest is left undone"
[ "$(grep -c 'the worker process' err)" -eq 5 ] || fail "not after five: $(cat err)"
none_left "70"
