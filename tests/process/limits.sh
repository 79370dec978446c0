# What the system refuses is said in words, and never ends in a hang.
command -v prlimit > /dev/null || skip "there is no prlimit"
reports 40
"$BAOSHU" facts --format csv $reports > whole.csv || fail "it failed unlimited"

# words STATUS…: ended with one of them, in time, and said why where it is not 0
words() {
  timeout 60 "$@" "$BAOSHU" facts --format csv --jobs 64 $reports > out 2> err
  status=$?
  case $status in
    0) same whole.csv out "$*" ;;
    1 | 3 | 70) [ -s err ] || fail "$*: says nothing" ;;
    *) fail "$*: status $status: $(head -n 3 err)" ;;
  esac
  grep -v '^baoshu: ' err | head -n 3 | while IFS= read -r line; do
    fail "$*: a line without a name: $line"
  done
}

if "$BAOSHU" doctor | grep -q '^seccomp *on'; then # sanitizers take more
  words prlimit --as=$((200 * 1024 * 1024))
  [ $status -eq 0 ] || echo "200 MB of addresses: status $status, $(head -n 1 err)"
  words prlimit --as=$((30 * 1024 * 1024))
fi
words prlimit --nofile=16
[ $status -eq 0 ] || fail "16 descriptors: status $status, $(head -n 3 err)"
words prlimit --nofile=6
words prlimit --stack=$((256 * 1024))
[ $status -eq 0 ] || fail "256 KB of stack: status $status, $(head -n 3 err)"

# A small stack ends a script that takes more of it, and that report alone.
cat > deep.lua <<'END'
if report.path == "r1.txt" then
  local p = lpeg.P "x"
  for i = 1, 100000 do p = p * (p + 1) if i > 15 then break end end
  print(#tostring(p) > 0)
  ;("x"):rep(100):find(("(.-"):rep(30) .. (")"):rep(30))
end
print(report.path)
END
prlimit --stack=$((256 * 1024)) "$BAOSHU" ./deep.lua --time 1 r1.txt r2.txt > out 2> err
[ $? -le 1 ] || fail "a small stack gives $?"
grep -qx r2.txt out || fail "a small stack costs another report: $(cat err)"

# Processes: one for whoever is not root.
if [ "$(id -u)" -eq 0 ] && command -v setpriv > /dev/null; then
  user=54321
  setpriv --reuid=$user --regid=$user --clear-groups prlimit --nproc=1 \
    timeout 60 "$BAOSHU" facts --format csv r1.txt r2.txt > out 2> err
  status=$?
  case $status in
    0) echo "nproc: not enforced here" ;;
    1 | 70 | 125 | 126) grep -qE 'could not start a worker process|fork|Resource' err || fail "one process: $(head -n 3 err)" ;;
    *) fail "one process gives $status: $(head -n 3 err)" ;;
  esac
  setpriv --reuid=$user --regid=$user --clear-groups prlimit --nproc=3 \
    "$BAOSHU" facts --format csv --jobs 8 $reports > out 2> err
  status=$?
  [ $status -eq 0 ] || fail "three processes give $status: $(head -n 3 err)"
  same whole.csv out "three processes"
else
  echo "one process: not tried, which takes root and setpriv"
fi
