# Whatever a file is or is called, it costs at most its own report, and what is said of it names it.
reports 3
"$BAOSHU" facts --format csv r1.txt > one.csv

# strange NAME WORDS: is refused, and the report beside it is read
strange() {
  ends 1 timeout 20 "$BAOSHU" facts --format csv "$1" r1.txt
  says "$2"
  same one.csv out "beside $1"
}
mkfifo pipe
mkdir folder
ln -s loop loop
strange pipe "pipe: is a pipe with a name"
strange folder "folder: is a folder"
strange loop "loop: Too many levels of symbolic links"
strange absent "absent: No such file or directory"
strange r1.txt/x "r1.txt/x: Not a directory"
[ -c /dev/zero ] && strange /dev/zero "/dev/zero: is a device, not a file"
[ -c /dev/tty ] && [ -e /dev/tty ] && strange /dev/null "/dev/null: is a device, not a file"
[ -r /proc/kmsg ] && : 2> /dev/null < /proc/kmsg && strange /proc/kmsg "/proc/kmsg: Resource temporarily unavailable"
if shared=$(mktemp -d /dev/shm/baoshu-XXXXXX 2> /dev/null); then
  mkfifo "$shared/pipe"
  ends 0 timeout 20 "$BAOSHU" --allow read="$shared" -e "print(baoshu.read '$shared/pipe')" r1.txt
  grep -q "is a pipe with a name" out || fail "a script waits for a pipe"
  rm -r "$shared"
fi
if command -v setpriv > /dev/null && [ "$(id -u)" -eq 0 ]; then
  cp r1.txt unreadable.txt
  chmod 0 unreadable.txt
  ends 1 setpriv --reuid=65534 --regid=65534 --clear-groups "$BAOSHU" facts --format csv unreadable.txt r1.txt
  says "unreadable.txt: Permission denied"
  same one.csv out "beside one that cannot be read"
elif [ "$(id -u)" -ne 0 ]; then
  cp r1.txt unreadable.txt
  chmod 0 unreadable.txt
  strange unreadable.txt "unreadable.txt: Permission denied"
fi

# Names.
tab=$(printf '\t')
for file in 'a
b.txt' 'a"b.txt' "a'b.txt" "$(printf 'a\033[2Jb.txt')" "$(printf 'a\377b.txt')" "a${tab}b.txt" 'a,b.txt' '=a.txt' 'a b.txt'; do
  cp r1.txt "$file"
  for format in ndjson csv tsv json table markdown; do
    ends 0 "$BAOSHU" facts --format $format "$file"
    [ -s out ] || fail "nothing came of $file as $format"
    grep -q "$(printf '\033')" out && [ $format = table ] && fail "an escape of $file goes out"
  done
  "$BAOSHU" facts --format ndjson "$file" > named.ndjson
  [ "$(wc -l < named.ndjson)" -eq "$("$BAOSHU" facts --format ndjson r1.txt | wc -l)" ] ||
    fail "the name $file changes the number of lines"
  rm "$file"
  ends 1 "$BAOSHU" facts "$file"
  [ "$(wc -l < err)" -eq 1 ] || fail "the name makes a line of its own: $(cat err)"
  grep -q "$(printf '\033')" err && fail "an escape of $file goes to the terminal"
done
cp r1.txt ./-r.txt
ends 0 "$BAOSHU" facts --format csv -- -r.txt
[ "$(wc -l < out)" -eq "$(wc -l < one.csv)" ] || fail "a name with a - is not read behind --"
ends 2 "$BAOSHU" facts -r.txt

# Files that vanish or shrink meanwhile.
cp r1.txt last.txt
begin -e 'for i = 1, 50000000 do end print(report.path)' --jobs 1 r1.txt r2.txt last.txt > out 2> err
sleep 0.1
rm last.txt
wait "$pid"
status=$?
[ $status -eq 1 ] || fail "a file that vanishes gives $status"
says "last.txt: No such file or directory"
[ "$(tr '\n' ' ' < out)" = 'r1.txt r2.txt ' ] || fail "a file that vanishes costs another"
for _ in $(seq 400); do cat r1.txt; done > large.txt
(for _ in $(seq 40); do
  truncate -s 1000 large.txt
  truncate -s 2M large.txt
done) &
shrinking=$!
for _ in $(seq "$(soak 50 5)"); do
  "$BAOSHU" outline --format ndjson large.txt r1.txt > out 2> err
  status=$?
  [ $status -le 1 ] || fail "a file that shrinks gives $status: $(head -n 2 err)"
  grep -q '"report":"r1.txt"' out || fail "a file that shrinks costs another"
done
wait $shrinking

# Output equal to input, under whatever name: nothing is read, and nothing is lost.
cp r1.txt same.csv
ln -s same.csv link.csv
ln same.csv other.csv
for name in same.csv ./same.csv link.csv other.csv; do
  ends 2 "$BAOSHU" facts -o $name same.csv
  ends 2 "$BAOSHU" facts --records $name same.csv
done
cmp -s r1.txt same.csv || fail "an output that is its input is lost"
no_draft "output equal to input"
