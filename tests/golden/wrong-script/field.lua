for f in report:facts() do
  print(f.vlaue)
end
