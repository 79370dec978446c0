# Types at a zsh with its completion system, and waits until the word is completed.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1='> '; fpath=($PWD \$fpath); autoload -Uz compinit; compinit -D -u; print REA''DY"
zpty -r shell out '*READY*'
zpty -n -w shell $'baoshu mult\t'
zpty -r shell out '*multiples*' && print "baoshu mult: multiples"
zpty -n -w shell $'\C-ubaoshu facts --kind av\t'
zpty -r shell out '*average_growth*' && print "baoshu facts --kind av: average_growth"
zpty -d shell
