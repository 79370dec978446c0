#!/bin/sh
# A build whose facts are written down: new.sh facts --format tsv -- REPORT... prints what lies in new/.
printf 'report\tline\tstart\tend\ttext\tvalue\tindicator\tperiod\tscope\torigin\n'
shift 4
code=0
for report; do
  case $report in
    *.docx)
      echo "baoshu: $report: this is a DOCX file, not text" >&2
      code=1
      ;;
    */breaks.txt) kill -SEGV $$ ;;
    *) sed "s|^|$report\t|" "$(dirname "$0")/new/$(basename "$report" .txt).tsv" ;;
  esac
done
exit $code
