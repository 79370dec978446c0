// The header in C++: it compiles without a warning, and its functions link by their C names.
#include <baoshu.h>

#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

int main() {
  const char text[] = "一、2020年工作回顾\n\n2020年财政收入3.15亿元，增长8%。\n";
  bs_error err;
  bs_engine *made = nullptr;
  bs_report *read = nullptr;
  if (bs_engine_new(&made, &err) != BS_OK)
    return 1;
  std::unique_ptr<bs_engine, void (*)(bs_engine *)> engine(made, bs_engine_free);
  if (bs_report_read(made, &read, "r.txt", text, std::strlen(text), nullptr, &err) != BS_OK)
    return 1;
  std::unique_ptr<bs_report, void (*)(bs_report *)> report(read, bs_report_free);
  std::vector<double> values;
  bs_filter filter = {};
  filter.kind = "growth";
  bs_fact_info fact = {};
  while (bs_report_next_fact(read, &filter, &fact, &err) == BS_OK && fact.id)
    values.push_back(bs_decimal_double(fact.value[0]));
  std::printf("%zu growth, %g%%\n", values.size(), values.empty() ? 0 : values[0]);
  return 0;
}
