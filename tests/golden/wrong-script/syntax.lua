for f in report:facts() do
  print(f.value
end
