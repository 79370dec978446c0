# The locale changes nothing.
command -v localedef > /dev/null || skip "there is no localedef"
[ -e /usr/share/i18n/locales/de_DE ] || skip "there are no sources of locales (Debian's package locales)"
reports 5
mkdir locales
for locale in de_DE tr_TR; do
  localedef -i $locale -f UTF-8 "./locales/$locale.UTF-8" 2> /dev/null
done
all() {
  for format in ndjson csv table; do
    "$BAOSHU" facts --format $format $reports
  done
  "$BAOSHU" growth --format csv $reports --time 1.5
  "$BAOSHU" -e 'print(1 / 3, ("I"):lower(), ("i"):upper(), baoshu.quantity "3.15亿元")' r1.txt
  "$BAOSHU" facts absent.txt
}
all > c.out 2> c.err
grep -q '0.333' c.out || fail "nothing was printed"
for locale in de_DE tr_TR; do
  LOCPATH=$PWD/locales LC_ALL=$locale.UTF-8 LANG=$locale.UTF-8 all > other.out 2> other.err
  same c.out other.out $locale
  same c.err other.err $locale
done
