compadd() {
  [[ $1 == -- ]] && shift
  local word
  for word; do [[ $word == "$PREFIX"* ]] && offered+=($word); done
}
_files() {
  local file
  for file in "$PREFIX"*(N); do offered+=($file); done
}
offer() {
  local -a words=("$@") offered=()
  local CURRENT=$# PREFIX=$@[-1]
  _baoshu
  print -r -- "$*: $offered"
}
fpath=(. $fpath)
autoload -Uz _baoshu
offer baoshu '' > /dev/null # the first call defines it, the second is it
offer baoshu ''
offer baoshu f
offer baoshu --f
offer baoshu facts --k
offer baoshu facts --kind ''
offer baoshu facts --kind a
offer baoshu facts --status actual --format ''
offer baoshu --format csv mult
offer baoshu help nu
offer baoshu completion ''
offer baoshu facts re
offer baoshu facts x.txt -o re
offer baoshu facts --pack re
offer baoshu test ./m
