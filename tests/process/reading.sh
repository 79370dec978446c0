# A report that says one thing a hundred thousand times is read in the time that its bytes allow.
for scrap in 5万 '3亿 ' 五 第 一、 （一） '# ' '**a**' '(' 　 '|' 2020年 比上年增长 '。' '、' '1/3 ' '3-' '廿' '“' '<b>'; do
  awk -v scrap="$scrap" 'BEGIN { while (size < 1000000) { printf "%s", scrap; size += length(scrap) } }' > scraps.txt
  ends 0 timeout 120 "$BAOSHU" -e 'report:count()' --time 30 scraps.txt
done
