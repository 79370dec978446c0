# The command when the system refuses it memory, at each place where the supervisor or a worker asks for some:
# it says so in words or does its work, and a file that it writes is whole, or as it was. (command.c tells how the
# program is made that this takes; with BAOSHU_SOAK=1 each place is refused for each command line, with BAOSHU_EACH=3
# every third place.)
reports 2
printf '\n\n' > empty.txt
cat > mine.lua <<'END'
local helper = require "helper"
return {
  api = 1, summary = "Levels above a bound", columns = { "path", "value", "unit" },
  options = {
    least = { type = "number", default = 10, help = "the least value" },
    names = { type = "file", help = "a file of names" },
    section = { type = "string", help = "the section" },
  },
  tests = { { "one", text = "2020年收入达到20万元。", rows = { { value = 200000 } } } },
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
printf 'local zh = baoshu.pack "zh"\nzh:unit { "担", dimension = "mass" }\n' > own.lua
tried=0
: > seen

# refuse STATUS WORDS…: runs the command line, which ends so where nothing is refused, refused memory at one place
# after the other
refuse() {
  wanted=$1
  shift
  rm -rf out.* made.lua
  BAOSHU_PLACES=places "$BAOSHU" "$@" > whole 2> whole.err < /dev/null
  whole=$?
  [ $whole -eq "$wanted" ] || fail "$*: status $whole, not $wanted: $(head -n 1 whole.err)"
  mv out.csv whole.csv 2> /dev/null || : > whole.csv
  [ "${BAOSHU_SOAK-}" = 1 ] && : > seen
  awk 'FILENAME == "seen" { seen[$1, $2] = 1; next } !(($1, $3) in seen) && !again[$1, $3]++' seen places > todo
  awk '{ print $1, $3 }' todo >> seen
  awk -v each="${BAOSHU_EACH:-1}" 'NR % each == 0' todo > due
  while read -r who first _; do
    for on in '' ' on'; do
      tried=$((tried + 1))
      rm -rf out.* made.lua
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
      [ $status -ne 3 ] || [ "$(cat out.csv)" = old ] || cmp -s out.csv whole.csv || fail "$who $first$on, $*: its file is not as it was"
      [ $status -ne 0 ] || [ ! -s whole.csv ] || cmp -s out.csv whole.csv || fail "$who $first$on, $*: not written"
      no_draft "$*"
    done
  done < due
}

refuse 0 facts --format csv r1.txt r2.txt
refuse 0 ./mine.lua r1.txt r2.txt --least 100 --names names.csv --section 回顾 --pack ./own.lua
refuse 0 multiples -o out.csv --in 亿元,万元 --records out.ndjson r1.txt r2.txt
refuse 0 facts --format json --jobs 1 r1.txt
refuse 0 facts --format markdown --columns report,value r1.txt
refuse 0 facts --format ndjson r1.txt r2.txt
refuse 0 growth --section 任务 r1.txt
refuse 0 outline r1.txt empty.txt
refuse 0 -e 'print(report.path) return report.path' r1.txt
refuse 0 test ./mine.lua
refuse 0 explain r1.txt:5
refuse 0 list
refuse 0 help multiples
refuse 0 help ./mine.lua
refuse 0 help
refuse 0 man
refuse 0 --version
refuse 0 completion zsh
refuse 0 completion options ./mine.lua
"$BAOSHU" doctor > /dev/null
refuse $? doctor # of a build without walls it is 1
refuse 0 new made
refuse 2 facts --colums path r1.txt
refuse 2 fact r1.txt
refuse 1 ./none.lua r1.txt
refuse 1 facts missing.txt
refuse 2 ./mine.lua --least many r1.txt
refuse 1 -e 'error("so " .. report.path)' r1.txt
echo "$tried refusals"
