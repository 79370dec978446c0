# An interrupt ends it with 128 + its number, and tidies up.
reports 6
busy='for i = 1, 3000000000 do end'
for signal in INT:130 TERM:143 HUP:129 QUIT:131; do
  echo old > out.ndjson
  begin -e "$busy" --time 100 --jobs 3 -o out.ndjson $reports
  sleep 0.4
  kill -"${signal%:*}" "$pid"
  wait "$pid" 2> /dev/null
  status=$?
  [ $status -eq "${signal#*:}" ] || fail "SIG${signal%:*} gives $status"
  none_left "SIG${signal%:*}"
  no_draft "SIG${signal%:*}"
  [ "$(cat out.ndjson)" = old ] || fail "SIG${signal%:*} changed the output"
done

# at any moment
most=0.1
for _ in $(seq "$(soak 200 10)"); do
  begin facts -o out.csv $reports
  moment $most
  kill -TERM "$pid" 2> /dev/null
  wait "$pid" 2> /dev/null
  status=$?
  case $status in
    0 | 143) ;;
    *) fail "SIGTERM gives $status" ;;
  esac
  most=$(longer_or_shorter "$most" $((status == 0)))
  none_left SIGTERM
  no_draft SIGTERM
done

# What a terminal tells all its processes, and the command ignores, costs no worker.
"$BAOSHU" facts --format csv $reports > whole.csv
mark=baoshu-test-$$-ignored
BAOSHU_MARK=$mark env --ignore-signal=HUP,INT "$BAOSHU" -e 'for i = 1, 20000000 do end print(report.path)' \
  --jobs 2 $reports > ignored.out 2> ignored.err &
pid=$!
sleep 0.2
for signal in HUP INT; do
  alive | xargs -r kill -$signal
  sleep 0.1
done
wait $pid || fail "status $? where SIGHUP and SIGINT are ignored: $(cat ignored.err)"
printf '%s\n' $reports | cmp -s - ignored.out || fail "SIGHUP cost a report: $(cat ignored.err)"

# Whoever ignores SIGCHLD learns how a worker ended all the same.
cat > busy.lua <<'END'
return { api = 1, columns = { "path" }, map = function(report, emit)
  print(report.path .. " begins")
  for i = 1, 3000000000 do end
end }
END
BAOSHU_MARK=$mark-child env --ignore-signal=CHLD "$BAOSHU" ./busy.lua --time 100 --jobs 1 r1.txt > out 2> err &
pid=$! mark=$mark-child
for _ in $(seq 100); do
  grep -qs begins err && break
  sleep 0.1
done
workers | xargs -r kill -9
wait $pid
status=$?
[ $status -eq 1 ] || fail "status $status where a worker was killed"
says "r1.txt: the worker process was killed"
