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

# at_rest TENTHS WHILE: no worker has taken so many tenths of a second of processor time
at_rest() {
  for process in $(workers); do
    ticks=$(sed 's/.*) //' "/proc/$process/stat" | awk '{ print $12 + $13 }')
    [ "$ticks" -lt $(($(getconf CLK_TCK) * $1 / 10)) ] || fail "a worker runs on while $2: $ticks ticks"
  done
}

# Standard input that does not come keeps no script beyond its time: it is read before any is run.
printf '一、2020年收入3亿元。\n' > first.txt
cp first.txt stuck.txt
echo 'if report.path == "stuck.txt" then ("a"):rep(3000):find(".-.-.-b") end print(report.path)' > hangs.lua
mkfifo late
{ sleep 3; cat first.txt; } > late &
own=$BAOSHU # what runs in the background has no standard input of its own
printf '#!/bin/sh\nexec "%s" "$@" < late\n' "$own" > late.sh
chmod +x late.sh
BAOSHU=./late.sh
begin ./hangs.lua --time 0.2 --jobs 2 first.txt stuck.txt - > out 2> err
BAOSHU=$own
sleep 2
at_rest 6 "standard input is waited for"
wait "$pid"
[ $? -eq 1 ] || fail "not 1"
[ "$(cat out)" = "$(printf 'first.txt\n-')" ] || fail "not two reports that went well: $(cat out)"
says "for its time is up (--time gives it more) (stuck.txt)"

# Nor does a reader of the output who takes his time.
cat > talks.lua <<'END'
if report.path == "first.txt" then print(("x"):rep(1 << 20)) end
if report.path == "stuck.txt" then ("a"):rep(3000):find(".-.-.-b") end
END
mkfifo slow
{ sleep 3; cat; } < slow > got.txt &
begin ./talks.lua --time 0.2 --jobs 2 first.txt stuck.txt > slow 2> err
sleep 2
at_rest 12 "the output is waited for"
wait "$pid"
[ $? -eq 1 ] || fail "not 1"
says "stopped in string.find, for its time is up (--time gives it more) (stuck.txt)"
wait
[ "$(wc -c < got.txt)" -eq $(((1 << 20) + 1)) ] || fail "not all was read: $(wc -c < got.txt)"
