# The command when the system refuses it memory, at each place where the supervisor or a worker asks for some:
# it says so in words or does its work, and nothing that it writes is half a thing. (command.c tells how the
# program is made that this takes; with BAOSHU_SOAK=1 each place is refused for each command line.)
reports 2
printf '\n\n' > empty.txt
cat > mine.lua <<'END'
local helper = require "helper"
return {
  api = 1, title = "Levels above a bound", columns = { "path", "value", "unit" },
  options = {
    least = { type = "number", default = 10, help = "the least value" },
    names = { type = "csv", help = "a file of names" },
    section = { type = "section", help = "the section" },
  },
  tests = { { "one", text = "2020年收入达到20万元。", rows = { { value = 20 } } } },
  map = function(report, emit, options)
    print(helper.name(report.path))
    for fact in report:facts { kind = "level", section = options.section } do
      if fact.value >= options.least then
        emit { path = report.path, value = fact.value, unit = fact.unit }
      end
    end
  end,
}
END
echo 'return { name = function(path) return "at " .. path end }' > helper.lua
printf 'name,value\n收入,3\n' > names.csv
echo 'words { name = "收入", class = "noun" }' > own.lua
tried=0
: > seen

# refuse WORDS…: runs the command line, refused memory at one place after the other
refuse() {
  rm -rf out.* new && BAOSHU_PLACES=places "$BAOSHU" "$@" > whole 2> whole.err
  whole=$?
  [ "${BAOSHU_SOAK-}" = 1 ] && : > seen
  awk 'FILENAME == "seen" { seen[$1, $2] = 1; next } !(($1, $3) in seen) && !again[$1, $3]++' seen places > todo
  awk '{ print $1, $3 }' todo >> seen
  while read -r who first _; do
    for on in '' ' on'; do
      tried=$((tried + 1))
      rm -rf out.* new
      echo old > out.csv
      BAOSHU_REFUSE="$who $first$on" timeout 60 "$BAOSHU" "$@" > out 2> err < /dev/null
      status=$?
      case $status in
        "$whole") ;;
        1 | 3) [ -s err ] || [ -s out ] || fail "$who $first$on, $*: status $status, and not a word" ;;
        *) fail "$who $first$on, $*: status $status: $(head -n 2 err)" ;;
      esac
      [ $status -ne 0 ] || cmp -s whole out || fail "$who $first$on, $*: status 0 with another output"
      grep -v -e '^baoshu: ' -e '==Unable to get registers' err | grep -vxFf whole.err | head -n 1 | grep . && fail "$who $first$on, $*: a line without a name"
      grep -E 'please report|:0:|\(null\)' err && fail "$who $first$on, $*: says nonsense"
      [ $status -eq 0 ] || [ ! -e out.csv ] || [ "$(cat out.csv)" = old ] || [ "$(cat out.csv)" = "$(cat out.whole)" ] ||
        fail "$who $first$on, $*: half an output"
      no_draft "$*"
    done
  done < todo
}

refuse facts --format csv r1.txt r2.txt
refuse ./mine.lua r1.txt r2.txt --least 100 --names names.csv --section 回顾 --pack own.lua
refuse multiples -o out.csv --format csv --unit 亿元,年 --records out.ndjson r1.txt r2.txt
refuse facts --format json --jobs 1 r1.txt
refuse facts --format markdown --columns path,value r1.txt
refuse facts --format ndjson r1.txt r2.txt
refuse growth --section 重点工作 r1.txt
refuse outline r1.txt empty.txt
refuse -e 'print(report.path) return report.path' r1.txt
refuse test ./mine.lua
refuse explain r1.txt:6
refuse list
refuse help multiples
refuse help ./mine.lua
refuse help
refuse man
refuse --version
refuse completion zsh
refuse completion options ./mine.lua
refuse doctor
refuse new new
refuse facts --colums path r1.txt
refuse fact r1.txt
refuse ./none.lua r1.txt
refuse facts missing.txt
refuse ./mine.lua --least many r1.txt
refuse -e 'error("so " .. report.path)' r1.txt
echo "$tried refusals"
