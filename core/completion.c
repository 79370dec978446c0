#include "completion.h"

#include <string.h>

#include "manual.h"
#include "show.h"

/* In the templates: @commands@, @options@ and so on are lists of words; the functions below make
   them. Each script asks `baoshu list` for analyses and `baoshu completion options` for theirs. */

static const char bash[] =
    "# bash completion for baoshu: eval \"$(baoshu completion bash)\"\n"
    "_baoshu_words() {\n"
    "  local word\n"
    "  while IFS= read -r word; do COMPREPLY+=(\"$word\"); done < <(compgen -W \"$1\" -- "
    "\"$cur\")\n"
    "}\n"
    "_baoshu_files() {\n"
    "  local word\n"
    "  compopt -o filenames\n"
    "  while IFS= read -r word; do COMPREPLY+=(\"$word\"); done < <(compgen -f -- \"$cur\")\n"
    "}\n"
    "_baoshu_analyses() {\n"
    "  _baoshu_words \"$(baoshu list --format tsv --columns analysis 2>/dev/null | tail -n +2)\"\n"
    "}\n"
    "_baoshu() {\n"
    "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} first='' i own\n"
    "  COMPREPLY=()\n"
    "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "    case ${COMP_WORDS[i]} in\n"
    "      @valued@) i=$((i + 1)) ;;\n"
    "      -*) ;;\n"
    "      *) first=${COMP_WORDS[i]}; break ;;\n"
    "    esac\n"
    "  done\n"
    "  case $prev in\n"
    "@values@"
    "  esac\n"
    "  if [[ -z $first ]]; then\n"
    "    if [[ $cur == -* ]]; then _baoshu_words '@options@'\n"
    "    elif [[ $cur == */* ]]; then _baoshu_files\n"
    "    else _baoshu_words '@commands@'; _baoshu_analyses\n"
    "    fi\n"
    "    return\n"
    "  fi\n"
    "  case $first in\n"
    "@words@"
    "  esac\n"
    "  own=$(baoshu completion options \"$first\" 2>/dev/null)\n"
    "  if [[ $cur == -* ]]; then\n"
    "    _baoshu_words \"@options@ $(cut -f 1 <<< \"$own\")\"\n"
    "  elif [[ $prev == --* && $own == *\"$prev\"$'\\t'* ]]; then\n"
    "    _baoshu_words \"$(awk -F '\\t' -v name=\"$prev\" '$1 == name { print $2 }' <<< "
    "\"$own\")\"\n"
    "    [[ ${#COMPREPLY[@]} -gt 0 ]] || _baoshu_files\n"
    "  else\n"
    "    _baoshu_files\n"
    "  fi\n"
    "}\n"
    "complete -F _baoshu baoshu\n";

static const char zsh[] =
    "#compdef baoshu\n"
    "# zsh completion for baoshu: baoshu completion zsh > a folder of $fpath, as _baoshu\n"
    "_baoshu() {\n"
    "  local -a own options\n"
    "  local first= i line\n"
    "  for ((i = 2; i < CURRENT; i++)); do\n"
    "    case $words[i] in\n"
    "      @valued@) i=$((i + 1)) ;;\n"
    "      -*) ;;\n"
    "      *) first=$words[i]; break ;;\n"
    "    esac\n"
    "  done\n"
    "  case $words[CURRENT-1] in\n"
    "@values@"
    "  esac\n"
    "  if [[ -z $first ]]; then\n"
    "    if [[ $PREFIX == -* ]]; then compadd -- @options@\n"
    "    elif [[ $PREFIX == */* ]]; then _files\n"
    "    else\n"
    "      compadd -- @commands@\n"
    "      compadd -- ${(f)\"$(baoshu list --format tsv --columns analysis 2>/dev/null | tail -n "
    "+2)\"}\n"
    "    fi\n"
    "    return\n"
    "  fi\n"
    "  case $first in\n"
    "@words@"
    "  esac\n"
    "  own=(${(f)\"$(baoshu completion options $first 2>/dev/null)\"})\n"
    "  if [[ $PREFIX == -* ]]; then\n"
    "    compadd -- @options@ ${own%%$'\\t'*}\n"
    "    return\n"
    "  fi\n"
    "  for line in $own; do\n"
    "    if [[ ${line%%$'\\t'*} == $words[CURRENT-1] ]]; then\n"
    "      options=(${=${${line#*$'\\t'}%%$'\\t'*}})\n"
    "      (( $#options )) && { compadd -- $options; return }\n"
    "    fi\n"
    "  done\n"
    "  _files\n"
    "}\n"
    "_baoshu \"$@\"\n";

static const char fish_head[] =
    "# fish completion for baoshu: baoshu completion fish > "
    "~/.config/fish/completions/baoshu.fish\n"
    "function __baoshu_first # the analysis or command that is typed already\n"
    "  set -l words (commandline -opc)\n"
    "  set -l skip 0\n"
    "  for word in $words[2..-1]\n"
    "    if test $skip = 1\n"
    "      set skip 0\n"
    "    else if string match -q -r '^(@valued@)$' -- $word\n"
    "      set skip 1\n"
    "    else if not string match -q -- '-*' $word\n"
    "      echo $word\n"
    "      return\n"
    "    end\n"
    "  end\n"
    "end\n"
    "function __baoshu_begins\n"
    "  test (count (__baoshu_first)) = 0\n"
    "end\n"
    "function __baoshu_is\n"
    "  contains -- (__baoshu_first) $argv\n"
    "end\n"
    "function __baoshu_analyses\n"
    "  baoshu list --format tsv --columns analysis,summary 2>/dev/null | tail -n +2\n"
    "end\n"
    "function __baoshu_own # its options, with the choices of each, and what it is for\n"
    "  set -l first (__baoshu_first)\n"
    "  test (count $first) = 1; and baoshu completion options $first 2>/dev/null\n"
    "end\n"
    "function __baoshu_options\n"
    "  __baoshu_own | while read -d \\t -l name choices help\n"
    "    printf '%s\\t%s\\n' $name $help\n"
    "  end\n"
    "end\n"
    "function __baoshu_choices # of the option before the cursor\n"
    "  set -l last (commandline -opc)[-1]\n"
    "  __baoshu_own | while read -d \\t -l name choices help\n"
    "    test \"$name\" = \"$last\"; and string split -n ' ' -- $choices\n"
    "  end\n"
    "end\n"
    "function __baoshu_chooses\n"
    "  test (count (__baoshu_choices)) -gt 0\n"
    "end\n"
    "complete -c baoshu -n __baoshu_begins -a '(__baoshu_analyses)'\n"
    "complete -c baoshu -n 'string match -q -- \"-*\" (commandline -ct)' -a '(__baoshu_options)'\n"
    "complete -c baoshu -n __baoshu_chooses -f -a '(__baoshu_choices)'\n";

/* The lists. */

static void add_words(bs_buffer *out, const char *const *words, const char *between) {
  for (size_t i = 0; words[i]; i++)
    bs_buffer_printf(out, "%s%s", i > 0 ? between : "", words[i]);
}

static void add_commands(bs_buffer *out) {
  const char *between = "";
  for (size_t i = 0; i < bs_manual_command_count; i++)
    if (bs_manual_commands[i].name) {
      bs_buffer_printf(out, "%s%s", between, bs_manual_commands[i].name);
      between = " ";
    }
}

/* The options; only those with a value, as alternatives of a pattern, or all. */
static void add_options(bs_buffer *out, bool valued) {
  const char *between = "";
  for (size_t i = 0; i < BS_OPTIONS; i++) {
    const bs_manual_option *option = &bs_manual_options[i];
    if (valued && !option->value)
      continue;
    if (option->letter)
      bs_buffer_printf(out, "%s-%c%s", between, option->letter, valued ? "|" : " ");
    bs_buffer_printf(out, "%s--%s", option->letter ? "" : between, option->name);
    between = valued ? "|" : " ";
  }
}

/* What follows an option with a value, one case of a shell's `case` each. */
static void add_values(bs_buffer *out, bool is_zsh) {
  for (size_t i = 0; i < BS_OPTIONS; i++) {
    const bs_manual_option *option = &bs_manual_options[i];
    if (!option->value)
      continue;
    bs_buffer_add_string(out, "    ");
    if (option->letter)
      bs_buffer_printf(out, "-%c|", option->letter);
    bs_buffer_printf(out, "--%s) ", option->name);
    if (option->kind == BS_VALUE_CHOICE) {
      bs_buffer_add_string(out, is_zsh ? "compadd -- " : "_baoshu_words '");
      add_words(out, option->choices, " ");
      bs_buffer_add_string(out, is_zsh ? "; " : "'; ");
    } else if (option->kind != BS_VALUE_TEXT) {
      bs_buffer_add_string(out, is_zsh ? "_files; " : "_baoshu_files; ");
    }
    bs_buffer_add_string(out, "return ;;\n");
  }
}

/* What follows a command, likewise. */
static void add_command_words(bs_buffer *out, bool is_zsh) {
  for (size_t i = 0; i < bs_manual_command_count; i++) {
    const bs_manual_command *command = &bs_manual_commands[i];
    if (!command->name)
      continue;
    bs_buffer_printf(out, "    %s) ", command->name);
    if (command->words == BS_WORDS_SHELLS) {
      bs_buffer_add_string(out, is_zsh ? "compadd -- " : "_baoshu_words '");
      add_words(out, bs_manual_shells, " ");
      bs_buffer_add_string(out, is_zsh ? "; " : "'; ");
    } else if (command->words == BS_WORDS_ANALYSES) {
      bs_buffer_add_string(
          out, is_zsh ? "compadd -- ${(f)\"$(baoshu list --format tsv --columns analysis "
                        "2>/dev/null | tail -n +2)\"}; _files; "
                      : "if [[ $cur == */* ]]; then _baoshu_files; else _baoshu_analyses; fi; ");
    } else if (command->words == BS_WORDS_FILES) {
      bs_buffer_add_string(out, is_zsh ? "_files; " : "_baoshu_files; ");
    }
    bs_buffer_add_string(out, "return ;;\n");
  }
}

static void add_list(bs_buffer *out, const char *name, size_t size, bool is_zsh) {
  bs_slice list = {name, (uint32_t)size};
  if (bs_slice_is(list, "commands"))
    add_commands(out);
  else if (bs_slice_is(list, "options"))
    add_options(out, false);
  else if (bs_slice_is(list, "valued"))
    add_options(out, true);
  else if (bs_slice_is(list, "values"))
    add_values(out, is_zsh);
  else
    add_command_words(out, is_zsh);
}

/* Adds a template with its lists. A `@` begins one where a second follows a word. */
static void fill(bs_buffer *out, const char *text, bool is_zsh) {
  for (const char *at; (at = strchr(text, '@'));) {
    size_t size = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz");
    bool list = size > 0 && at[size + 1] == '@';
    bs_buffer_add(out, text, (size_t)(at - text) + !list);
    if (list)
      add_list(out, at + 1, size, is_zsh);
    text = at + (list ? size + 2 : 1);
  }
  bs_buffer_add_string(out, text);
}

/* Adds text in fish's single quotes. */
static void add_quoted(bs_buffer *out, const char *text) {
  bs_buffer_add_string(out, "'");
  for (; *text; text++) {
    if (*text == '\'' || *text == '\\')
      bs_buffer_add_string(out, "\\");
    bs_buffer_add(out, text, 1);
  }
  bs_buffer_add_string(out, "'");
}

/* Adds what follows a command; files, unless something is said. */
static void add_fish_words(bs_buffer *out, const bs_manual_command *command) {
  if (command->words == BS_WORDS_FILES)
    return;
  bs_buffer_printf(out, "complete -c baoshu -n '__baoshu_is %s'", command->name);
  if (command->words == BS_WORDS_ANALYSES) {
    bs_buffer_add_string(out, " -a '(__baoshu_analyses)'");
  } else {
    bs_buffer_add_string(out, " -f");
    if (command->words == BS_WORDS_SHELLS) {
      bs_buffer_add_string(out, " -a '");
      add_words(out, bs_manual_shells, " ");
      bs_buffer_add_string(out, "'");
    }
  }
  bs_buffer_add_string(out, "\n");
}

static void write_fish(bs_buffer *out) {
  fill(out, fish_head, false);
  for (size_t i = 0; i < bs_manual_command_count; i++) {
    const bs_manual_command *command = &bs_manual_commands[i];
    if (!command->name)
      continue;
    bs_buffer_printf(out, "complete -c baoshu -n __baoshu_begins -a %s -d ", command->name);
    add_quoted(out, command->help);
    bs_buffer_add_string(out, "\n");
    add_fish_words(out, command);
  }
  for (size_t i = 0; i < BS_OPTIONS; i++) {
    const bs_manual_option *option = &bs_manual_options[i];
    bs_buffer_printf(out, "complete -c baoshu -l %s", option->name);
    if (option->letter)
      bs_buffer_printf(out, " -s %c", option->letter);
    if (option->value)
      bs_buffer_add_string(
          out, option->kind == BS_VALUE_FILE || option->kind == BS_VALUE_PACK ? " -r" : " -x");
    if (option->kind == BS_VALUE_CHOICE) {
      bs_buffer_add_string(out, " -a '");
      add_words(out, option->choices, " ");
      bs_buffer_add_string(out, "'");
    }
    bs_buffer_add_string(out, " -d ");
    add_quoted(out, option->help);
    bs_buffer_add_string(out, "\n");
  }
}

void bs_completion_write(bs_buffer *out, const char *shell) {
  if (strcmp(shell, "fish") == 0)
    write_fish(out);
  else
    fill(out, strcmp(shell, "zsh") == 0 ? zsh : bash, strcmp(shell, "zsh") == 0);
}

void bs_completion_options(bs_buffer *out, const bs_analysis *analysis) {
  for (size_t i = 0; i < analysis->option_count; i++) {
    const bs_analysis_option *option = &analysis->options[i];
    bs_buffer_printf(out, "--%s\t", option->name);
    if (strcmp(option->type, "boolean") == 0)
      bs_buffer_add_string(out, "true false");
    for (size_t c = 0; c < option->choice_count; c++) {
      bs_buffer_add_string(out, c > 0 ? " " : "");
      bs_show_text(out, option->choices[c], strlen(option->choices[c]), NULL);
    }
    bs_buffer_add_string(out, "\t");
    bs_show_text(out, option->help, strlen(option->help), NULL);
    bs_buffer_add_string(out, "\n");
  }
}
