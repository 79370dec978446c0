# kill -9 of the command at any moment leaves no process, and no output that is not whole.
reports 40
"$BAOSHU" facts -o whole.csv $reports || fail "it failed undisturbed"
kept=0 written=0 most=0.2
for jobs in $(seq "$(soak 200 10)"); do
  echo old > out.csv
  begin facts -o out.csv --jobs $((jobs % 5 + 1)) $reports
  moment $most
  kill -9 "$pid" 2> /dev/null
  wait "$pid" 2> /dev/null
  none_left "kill -9"
  if [ "$(cat out.csv)" = old ]; then
    kept=$((kept + 1)) late=0
  else
    same out.csv whole.csv "after kill -9"
    written=$((written + 1)) late=1
  fi
  most=$(longer_or_shorter "$most" $late)
done
echo "$kept times killed before the end, $written times behind it"
[ $kept -gt 0 ] || fail "it was never killed in time"
