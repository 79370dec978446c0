#!/bin/sh
printf 'report\tline\tstart\tend\ttext\nelsewhere.txt\t1\t0\t1\t5\n'
