# Output is complete, or the status says otherwise.
reports 12
"$BAOSHU" facts --format csv $reports > whole.csv || fail "it failed undisturbed"

if [ -c /dev/full ]; then
  for format in ndjson csv json table markdown; do
    "$BAOSHU" facts --format $format $reports > /dev/full 2> err
    status=$?
    [ $status -eq 3 ] || fail "a full disk gives $status for $format"
    says "could not write standard output: No space left on device"
  done
  ends 3 "$BAOSHU" facts --format csv -o /dev/full r1.txt
  for words in help 'help facts' 'help list' list man 'completion bash' 'completion options facts' --version \
    doctor 'explain r1.txt:5' 'test facts' 'new mine'; do
    # shellcheck disable=SC2086 # they are words
    "$BAOSHU" $words > /dev/full 2> err
    status=$?
    [ $status -eq 3 ] || fail "a full disk gives $status for $words"
    says "could not write standard output: No space left on device"
    [ "$(wc -l < err)" -eq 1 ] || fail "a full disk is told more than once for $words: $(cat err)"
  done
  "$BAOSHU" -e 'print(1) error("no")' r1.txt > out 2> /dev/full
  [ $? -eq 1 ] || fail "a full standard error changes the status"
fi

{ "$BAOSHU" facts --format csv $reports; echo $? > status; } 2> err | head -n 1 > /dev/null
[ "$(cat status)" -eq 3 ] || fail "a closed pipe gives $(cat status)"
[ -s err ] && fail "a closed pipe is told: $(cat err)"

# A limit of the size of files is a full disk.
echo old > out.csv
(ulimit -f 2 && "$BAOSHU" facts -o out.csv $reports 2> err)
status=$?
[ $status -eq 3 ] || fail "a limit of files gives $status"
says "could not write out.csv: File too large"
[ "$(cat out.csv)" = old ] || fail "a file that could not be written is not as it was"
no_draft "a limit of files"

# Standard descriptors that are closed.
"$BAOSHU" facts r1.txt >&- 2> err
status=$?
[ $status -eq 3 ] || fail "a closed standard output gives $status"
says "could not write standard output"
"$BAOSHU" facts --format csv r1.txt 2>&- > out || fail "a closed standard error gives $?"
[ -s out ] || fail "a closed standard error costs the output"
"$BAOSHU" facts - <&- > out 2> err
status=$?
[ $status -eq 1 ] || fail "a closed standard input gives $status"
says "standard input: Bad file descriptor"
"$BAOSHU" facts -o closed.csv $reports <&- >&- 2>&- || fail "all closed gives $?"
same whole.csv closed.csv "all descriptors closed"

# Several runs on one output: one of them is there, whole; who comes while another writes is told.
"$BAOSHU" facts --format csv r1.txt > first.csv
"$BAOSHU" facts --format csv r2.txt > second.csv
for _ in $(seq "$(soak 20 3)"); do
  for i in 1 2 1 2; do
    "$BAOSHU" facts -o shared.csv r$i.txt 2>> shared.err || echo $? >> shared.status &
  done
  wait
  cmp -s shared.csv first.csv || cmp -s shared.csv second.csv || fail "two runs mixed their output"
done
grep -vqx 3 shared.status && fail "two runs on one output give $(cat shared.status)"
grep -vq "could not write shared.csv: another run is writing it" shared.err && fail "two runs on one output: $(cat shared.err)"
"$BAOSHU" -e 'for i = 1, 3000000000 do end' --time 100 -o held.csv r1.txt &
pid=$!
until [ -e .held.csv.draft ]; do sleep 0.01; done
ends 3 "$BAOSHU" facts -o held.csv r1.txt
says "could not write held.csv: another run is writing it"
kill $pid
wait $pid
ends 0 "$BAOSHU" facts -o held.csv r1.txt
same held.csv first.csv "after the other run"
no_draft "two runs"

# What a script emits stays in its cell.
cat > forged.lua <<'END'
return { api = 1, columns = { "text" }, map = function(report, emit)
  emit { text = 'x"}\n{"text":"forged"}\r\n\27[2J\226\128\168' }
end }
END
ends 0 "$BAOSHU" ./forged.lua --format ndjson r1.txt
[ "$(wc -l < out)" -eq 1 ] || fail "a string makes a line of NDJSON"
grep -q "$(printf '\033')" out && fail "an escape goes out"
ends 1 "$BAOSHU" -e 'error("x\nbaoshu: forged\27[2J")' r1.txt
[ "$(grep -c '^baoshu:' err)" -eq 1 ] || fail "a message makes a line of its own: $(cat err)"
grep -q "$(printf '\033')" err && fail "an escape goes to the terminal"
