#!/bin/sh
echo "baoshu: good/a.txt: this is binary data, not text" >&2
printf "report\tline\tstart\tend\ttext\n"
exit 1
