# doctor tries the walls, and `--sandbox require` fails in words where there are none.
"$BAOSHU" doctor > out 2> err
status=$?
[ -s err ] && fail "doctor: $(cat err)"
if grep -q 'built without it' out; then
  [ $status -eq 1 ] || fail "doctor gives $status where there are no walls"
  reports 1
  ends 1 "$BAOSHU" facts --sandbox require r1.txt
  says "--sandbox require: this baoshu was built without a sandbox"
  [ -s out ] && fail "there are rows without a sandbox"
  "$BAOSHU" facts --sandbox off r1.txt > /dev/null || fail "--sandbox off gives $?"
elif grep -q '^seccomp *on' out; then
  for call in open socket execve fork; do
    grep -q "^  $call *Operation not permitted$" out || fail "$call is let through: $(cat out)"
  done
  "$BAOSHU" doctor --sandbox off > out
  status=$?
  grep -q '^Lua .*broken' out || [ $status -eq 0 ] || fail "doctor --sandbox off gives $status"
  for call in open socket execve fork; do # else nothing was tried
    grep -q "^  $call *possible$" out || fail "$call is not possible without walls: $(cat out)"
  done
elif grep -q '^seccomp *off: this system' out; then
  skip "this system has no seccomp"
else
  fail "doctor does not say what seccomp is like: $(cat out)"
fi
