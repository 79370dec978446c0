#!/bin/sh
# A build whose facts are written down: now.sh ANALYSIS --format tsv -- REPORT... prints what lies in now/.
analysis=$1
shift 4
case $analysis in
  facts) printf 'report\tline\tstart\tend\ttext\tvalue\tunit\tbound\tkind\tindicator\tperiod\tbase\tstatus\n' ;;
  numbers) printf 'report\tline\tstart\tend\ttext\tvalue\tclass\treason\n' ;;
esac
for report; do
  sed "s|^|$report\t|" "$(dirname "$0")/now/$(basename "$report" .txt).$analysis.tsv"
done
