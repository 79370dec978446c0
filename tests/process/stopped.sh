# Who is stopped and goes on loses nothing, for the time of neither is counted.
reports 8
code='local n = 0 for i = 1, 30000000 do n = n + i end print(report.path, n)'
"$BAOSHU" -e "$code" --time 3 $reports > whole.out 2> whole.err || fail "it failed undisturbed"
rest=$(soak 12 0.3)
for round in $(seq "$(soak 4 2)"); do
  begin -e "$code" --time 3 --jobs 2 $reports > out 2> err
  sleep 0.3
  stopped=$(workers)
  [ $((round % 2)) -eq 1 ] || stopped=$pid
  [ -n "$stopped" ] || fail "there was nothing to stop"
  for process in $stopped; do
    kill -STOP "$process" 2> /dev/null
  done
  sleep "$rest"
  for process in $stopped; do
    kill -CONT "$process" 2> /dev/null
  done
  wait "$pid" || fail "status $?, round $round"
  same whole.out out "round $round"
  same whole.err err "round $round"
done
