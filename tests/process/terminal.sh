# On a terminal rows are a table as wide as it, and come when they are there.
script -qec true /dev/null > /dev/null 2>&1 < /dev/null || skip "there is no script(1), or no terminal to be had"
reports 1

# on_terminal SETUP COMMAND…: runs it on a terminal that SETUP has set up; what it shows is in out
on_terminal() {
  setup=$1
  shift
  script -qec "$setup; $BAOSHU $*" /dev/null < /dev/null 2> err | tr -d '\r' > out
}

# wide COLUMNS WORDS…: its widest line is as wide
wide() {
  got=$(LC_ALL=C.UTF-8 wc -L < out)
  if [ "$got" -gt "$1" ] || [ "$got" -lt $(($1 - 6)) ]; then
    fail "$got columns, not $1: $2 ($(head -n 2 out))"
  fi
}

on_terminal "stty cols 64" facts --columns indicator,sentence r1.txt
wide 64 "the terminal's"
grep -q "^indicator  *sentence" out || fail "no table: $(head -n 2 out)"
on_terminal "stty cols 0; COLUMNS=70; export COLUMNS" facts --columns indicator,sentence r1.txt
wide 70 "what COLUMNS says"
for columns in '' 0 -1 x 99999; do
  on_terminal "stty cols 0; COLUMNS=$columns; export COLUMNS" facts --columns indicator,sentence r1.txt
  wide 80 "COLUMNS is '$columns'"
done
on_terminal "stty cols 0; unset COLUMNS" facts --columns indicator,sentence r1.txt
wide 80 "nothing says it"

# What is printed stands before the rows, and a message where it was told.
cat > mine.lua <<'END'
return { api = 1, columns = { "a" }, map = function(report, emit)
  print(report.path .. " is read")
  emit { a = "\27[31mred" }
end }
END
on_terminal "stty cols 80" ./mine.lua r1.txt none.txt
grep -n . out | sed -n '1p' | grep -q 'r1.txt is read' || fail "not at once: $(cat out)"
grep -q 'none.txt: No such file' out || fail "no message: $(cat out)"
grep -q "$(printf '\033')" out && fail "an escape reached the terminal"
