source baoshu.fish
function offer
  echo "$argv: "(string join ' ' (complete -C "$argv" | string replace -r '\t.*' '') | string collect -a)
end
offer 'baoshu '
offer 'baoshu f'
offer 'baoshu --f'
offer 'baoshu facts --k'
offer 'baoshu facts --kind '
offer 'baoshu facts --kind a'
offer 'baoshu facts --status actual --format '
offer 'baoshu --format csv mult'
offer 'baoshu help nu'
offer 'baoshu list '
offer 'baoshu completion '
offer 'baoshu facts re'
offer 'baoshu facts x.txt -o re'
offer 'baoshu facts --pack re'
offer 'baoshu test ./m'
complete -C 'baoshu facts --st'
complete -C 'baoshu mul'
